using Fhir.Definitions.Compiler;

if (args is not [var repositoryRoot, var packFile])
{
    BuildLog.Error("DEF001", "Usage: Fhir.Definitions.Compiler <folder with package.json> <pack file to write>");
    return 2;
}

try
{
    using var turn = BuildTurn.Wait(packFile);
    var package = new NodePackage(repositoryRoot);
    package.Restore();
    PackCompiler.CompileIfChanged(package.DefinitionsFolder, packFile);
    return 0;
}
catch (BuildException trouble)
{
    BuildLog.Error(trouble.Code, trouble.Message);
    return 1;
}

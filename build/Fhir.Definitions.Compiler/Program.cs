using Fhir.Definitions.Compiler;

if (args is not [var repositoryRoot, var packFile, var compilerSources])
{
    BuildLog.Error("DEF001", "Usage: Fhir.Definitions.Compiler <folder with package.json> <pack file to write> <this program's sources, separated by semicolons>");
    return 2;
}

try
{
    using var turn = BuildTurn.Wait(packFile);
    var package = new NodePackage(Path.GetFullPath(repositoryRoot));
    package.Restore();
    PackCompiler.CompileIfChanged(package.DefinitionsFolder, packFile, compilerSources.Split(';'));
    return 0;
}
catch (BuildException trouble)
{
    BuildLog.Error(trouble.Code, trouble.Message);
    return 1;
}

using System.CommandLine;

using Fhir.Profiles;
using Fhir.Profiles.Registry;
using Fhir.Profiles.Restoring;

namespace Fhir.Cli.Files;

/// <summary>Where packages lie and where they come from: an option, else the setting, which for a tool is an environment variable.</summary>
internal sealed class PackageSettings(Terminal terminal)
{
    private const string CacheVariable = "FhirRef__Packages__Cache";
    private const string RegistryVariable = "FhirRef__Packages__Registry";

    public Option<string> Cache { get; } = new("--cache")
    {
        HelpName = "folder",
        Description = terminal.Say(new($"Pakkelageret; uten valg {CacheVariable}, ellers ~/.fhir/packages.", $"The package cache; without a choice {CacheVariable}, else ~/.fhir/packages.")),
    };

    public Option<string> Registry { get; } = new("--registry")
    {
        HelpName = "url|folder",
        Description = terminal.Say(new($"Pakkeregister, eller en mappe med tgz-filer; uten valg {RegistryVariable}. Ingen spørres uten at det er sagt.",
            $"Package registry, or a folder of tgz files; without a choice {RegistryVariable}. Nobody is asked unless named.")),
    };

    public PackageCache CacheOf(ParseResult parsed) =>
        new(parsed.GetValue(Cache) ?? Environment.GetEnvironmentVariable(CacheVariable) ?? PackageCache.DefaultFolder);

    /// <summary>The feed, null when none is named; or what is wrong with its name.</summary>
    public (IPackageFeed? Feed, Words? Trouble) FeedOf(ParseResult parsed, Func<HttpMessageHandler> handler)
    {
        var named = parsed.GetValue(Registry) ?? Environment.GetEnvironmentVariable(RegistryVariable);
        if (string.IsNullOrEmpty(named)) return (null, null);
        if (Directory.Exists(named)) return (new FolderFeed(named, PackageLimits.Default), null);
        return Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? (new RegistryFeed(address, handler(), FeedSettings.Default), null)
            : (null, new Words($"--registry er en http(s)-adresse eller en mappe: {named}", $"--registry is an http(s) address or a folder: {named}"));
    }
}

using Fhir.Kernel.Tests.FhirPath;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Tests.Validation;
using Xunit;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>That a rule is tripped by what breaks it and not by its neighbour.</summary>
/// <param name="Trips">The test where it is tripped.</param>
/// <param name="Passes">The test where it is not; mostly the same one, of the same row.</param>
internal sealed record RuleProof(string Rule, string Trips, string Passes)
{
    public string Test => Trips == Passes ? Trips : $"{Trips}, {Passes}";

    /// <summary>Of the tables of rules, and of the tests that prove what needs more than a row.</summary>
    public static IReadOnlyList<RuleProof> All { get; } =
    [
        .. Table(ValidationRulesTests.Rules.Select(row => row.Data.Item1), nameof(ValidationRulesTests)),
        .. Table(ReferenceRulesTests.Rules.Select(row => row.Data.Item1), nameof(ReferenceRulesTests)),
        .. Table(BundleRulesTests.Rules.Select(row => row.Data.Item1), nameof(BundleRulesTests)),
        .. Table(CodeRulesTests.Rules.Select(row => row.Data.Item1), nameof(CodeRulesTests)),
        .. Table(QuestionnaireRulesTests.Rules.Select(row => row.Data.Item1), nameof(QuestionnaireRulesTests)),
        .. Table(DefinitionRulesTests.Rules.Select(row => row.Data.Item1), nameof(DefinitionRulesTests)),
        .. Table(SnapshotRulesTests.Broken.Select(row => row.Data.Item1), nameof(SnapshotRulesTests)),
        .. Table(SnapshotRulesTests.BrokenOverProfile.Select(row => row.Data.Item1), nameof(SnapshotRulesTests)),
        .. Table(ParseRuleProofs.Rules.Select(row => row.Data.Item1), nameof(ParseRuleProofs)),
        .. Table(FhirPathRuleProofs.Expressions.Select(row => row.Data.Item1), nameof(FhirPathRuleProofs)),
        .. Table(FhirPathRuleProofs.Requests.Select(row => row.Data.Item1), nameof(FhirPathRuleProofs)),
        .. Table(SearchRuleProofs.Rules.Select(row => row.Data.Item1), nameof(SearchRuleProofs)),
        .. Table(SearchParameterRuleProofs.Rules.Select(row => row.Data.Item1), nameof(SearchParameterRuleProofs)),
        .. Table(TerminologyRuleProofs.ValueSets.Select(row => row.Data.Item1), nameof(TerminologyRuleProofs)),
        .. Table(TerminologyRuleProofs.Codes.Select(row => row.Data.Item1), nameof(TerminologyRuleProofs)),
        .. Snapshots, .. FhirPaths, .. Terminologies, .. Searches,
        new("limit-conformance", Named(nameof(ReferenceRulesTests), nameof(ReferenceRulesTests.When_the_steps_for_trying_profiles_are_used_up_an_issue_says_so)),
            Named(nameof(ReferenceRulesTests), nameof(ReferenceRulesTests.A_target_that_the_caller_finds_is_held_to_its_profile))),
    ];

    private static IEnumerable<RuleProof> Searches =>
    [
        Single("search-parameter-not-indexed", nameof(SearchParameterRuleProofs), nameof(SearchParameterRuleProofs.What_waits_for_its_index_is_refused_as_something_that_passes)),
        Single("search-terminology-missing", nameof(SearchRuleProofs), nameof(SearchRuleProofs.Question_about_codes_needs_a_terminology)),
        Single("search-value-set-not-expanded", nameof(SearchRuleProofs), nameof(SearchRuleProofs.Value_set_that_cannot_be_listed_is_refused_with_its_reason)),
        Single("search-limit-codes", nameof(SearchRuleProofs), nameof(SearchRuleProofs.One_value_stands_for_five_thousand_codes_and_no_more)),
        Single("search-contained-here", nameof(SearchRuleProofs), nameof(SearchRuleProofs.Contained_resources_are_searched_only_where_the_reader_can)),
    ];

    private static IEnumerable<RuleProof> Snapshots =>
    [
        Snapshot("snapshot-not-a-definition", nameof(SnapshotRulesTests.A_resource_that_is_no_definition_is_refused)),
        Snapshot("snapshot-base-missing", nameof(SnapshotRulesTests.A_profile_on_an_unknown_base_is_refused)),
        Snapshot("snapshot-base-type", nameof(SnapshotRulesTests.A_profile_on_a_base_of_another_type_is_refused)),
        Snapshot("snapshot-circular", nameof(SnapshotRulesTests.Profiles_that_build_on_each_other_are_refused)),
        new("snapshot-bases-disagree", Named(nameof(AdditionalBasesTests), nameof(AdditionalBasesTests.Bases_that_disagree_are_refused)),
            Named(nameof(AdditionalBasesTests), nameof(AdditionalBasesTests.Several_others_are_all_kept))),
        Snapshot("snapshot-too-deep", nameof(SnapshotRulesTests.A_path_can_go_fifty_levels_down_and_no_further)),
        Snapshot("snapshot-too-many-rows", nameof(SnapshotRulesTests.A_differential_has_five_thousand_rows_at_most)),
        Snapshot("snapshot-too-large", nameof(SnapshotRulesTests.Slices_of_slices_cannot_fill_the_memory)),
    ];

    private static IEnumerable<RuleProof> FhirPaths =>
    [
        Single("fhirpath-modifier-extension", nameof(FhirPathRuleProofs), nameof(FhirPathRuleProofs.A_modifier_that_is_not_expected_is_told)),
        Analysis("fhirpath-may-be-many", nameof(AnalysisTests.Several_items_where_one_is_wanted_are_told)),
        Analysis("fhirpath-never-taken", nameof(AnalysisTests.Values_that_are_never_taken_are_told)),
        Analysis("fhirpath-never-equal", nameof(AnalysisTests.Values_that_are_never_equal_are_told)),
        Analysis("fhirpath-later-addition", nameof(AnalysisTests.What_came_after_is_marked)),
        Single("fhirpath-limit-time", nameof(LimitTests), nameof(LimitTests.Time_has_a_limit_of_its_own)),
        Single("fhirpath-regex-timeout", nameof(LimitTests), nameof(LimitTests.What_makes_others_backtrack_is_answered_or_given_up_in_time)),
    ];

    private static IEnumerable<RuleProof> Terminologies =>
    [
        Terminology("terminology-value-set-undefined", nameof(TerminologyRuleProofs.A_value_set_without_content_is_undefined_and_one_with_half_an_expansion_is_partial)),
        Terminology("terminology-expansion-partial", nameof(TerminologyRuleProofs.A_value_set_without_content_is_undefined_and_one_with_half_an_expansion_is_partial)),
        Terminology("terminology-system-unreachable", nameof(TerminologyRuleProofs.A_system_elsewhere_may_be_out_of_reach)),
        Terminology("terminology-value-set-unreachable", nameof(TerminologyRuleProofs.A_value_set_elsewhere_may_be_out_of_reach)),
        Terminology("terminology-system-compositional", nameof(TerminologyRuleProofs.A_system_of_expressions_is_not_interpreted)),
        Terminology("terminology-system-version", nameof(TerminologyRuleProofs.A_value_set_may_demand_another_version)),
        Terminology("terminology-not-computable", nameof(TerminologyRuleProofs.An_expansion_is_refused_when_it_cannot_be_listed)),
        Terminology("terminology-endless", nameof(TerminologyRuleProofs.An_expansion_is_refused_when_it_cannot_be_listed)),
        Terminology("terminology-too-costly", nameof(TerminologyRuleProofs.An_expansion_is_refused_when_it_cannot_be_listed)),
        Terminology("terminology-code-unknown", nameof(TerminologyRuleProofs.Subsumption_is_known_of_codes_and_systems_that_are)),
        Terminology("terminology-subsumption-unknown", nameof(TerminologyRuleProofs.Subsumption_is_known_of_codes_and_systems_that_are)),
        Terminology("terminology-system-mismatch", nameof(TerminologyRuleProofs.A_coding_is_of_the_system_that_is_asked_about)),
        Terminology("terminology-no-translation", nameof(TerminologyRuleProofs.A_translation_may_be_missing_or_depend_on_something)),
        Terminology("terminology-dependency-missing", nameof(TerminologyRuleProofs.A_translation_may_be_missing_or_depend_on_something)),
        // The server's own, of a map that a request names.
        Single("terminology-map-unknown", "TranslateTests", "What_cannot_be_asked_says_why"),
    ];

    private static IEnumerable<RuleProof> Table(IEnumerable<string> rules, string tests) => rules.Distinct().Select(rule => new RuleProof(rule, tests, tests));

    private static RuleProof Single(string rule, string tests, string test) => new(rule, Named(tests, test), Named(tests, test));

    private static RuleProof Terminology(string rule, string test) => Single(rule, nameof(TerminologyRuleProofs), test);

    private static RuleProof Analysis(string rule, string test) => new(rule, Named(nameof(AnalysisTests), test), Named(nameof(AnalysisTests), nameof(AnalysisTests.What_can_be_right_is_left_alone)));

    // Everything else that is expanded there passes them.
    private static RuleProof Snapshot(string rule, string test) => new(rule, Named(nameof(SnapshotRulesTests), test), nameof(SnapshotRulesTests));

    private static string Named(string tests, string test) => $"{tests}.{test}";
}

"""Floor 3: the rules beyond single fields, one function each, in the declared order."""

from armstrack.checks import across, citations, content, names, times
from armstrack.checks.rule import Corpus, Draft, LedgerRule, RecordRule

#: Rules about one record.
RECORD_RULES: tuple[RecordRule, ...] = (
    names.name_agrees,
    names.folder_agrees,
    times.until_after_date,
    times.not_in_future,
    times.announced_differs,
    times.party_existed,
    content.actor_named,
    content.claimant_named,
    content.re_export_has_holder,
    content.total_has_figure,
    content.all_alone,
    content.party_once,
    content.not_related_to_itself,
    citations.has_source,
    citations.can_be_found,
    citations.keys_lead_somewhere,
    citations.address_is_safe,
    citations.allegation_has_company,
)

#: Rules about the ledger as a whole.
LEDGER_RULES: tuple[LedgerRule, ...] = (
    across.ids_are_unique,
    across.relations_lead_somewhere,
    across.relations_do_not_loop,
    across.twins_are_told_apart,
    across.ends_name_what_they_end,
    across.passed_terms_have_successors,
)

__all__ = ["LEDGER_RULES", "RECORD_RULES", "Corpus", "Draft", "LedgerRule", "RecordRule"]

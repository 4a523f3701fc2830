"""Lists in the admin that take as long for a million rows as for a hundred.

A list knows its first WINDOW rows by their ids: one query, which the index of its order answers.
They are what it counts ("1,000+") and what its pages turn over; the rows of a page are a second
query. What lies further is reached by filters and search, or by the list that begins after the
window's last row.
"""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters, ShowFacets
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, ChangeList
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from gowheels.admin.exporting import Exports
from gowheels.admin.logged import message_in_words
from gowheels.admin.walks import Walk
from gowheels.models.audit import as_stored

WINDOW = 1000
# So many rows at most are acted upon at once.
MOST_AT_ONCE = 500
AFTER = "after"


class Window(Paginator):
    """The pages of a list's first WINDOW rows."""

    object_list: Any
    # Where the rows of a page are fetched, if not from the list that gives their keys.
    rows: QuerySet[Any] | None = None

    @cached_property
    def ids(self) -> list[Any]:
        """The keys of these rows in order, and of one more if there are more."""
        return list(self.object_list.values_list("pk", flat=True)[: WINDOW + 1])

    @cached_property
    def count(self) -> int:
        """How many rows there are, WINDOW at most."""
        return min(len(self.ids), WINDOW)

    @property
    def has_more(self) -> bool:
        """Whether rows lie beyond the window."""
        return len(self.ids) > WINDOW

    @property
    def count_text(self) -> str:
        """How many there are, as a person reads it: "17" or "1,000+"."""
        return f"{self.count:,}{'+' if self.has_more else ''}"

    def page(self, number: int | str) -> Page:
        """Return one page, its rows fetched by their keys alone. Raises InvalidPage."""
        valid = self.validate_number(number)
        first = (valid - 1) * self.per_page
        shown = self.ids[:WINDOW][first : first + self.per_page]
        rows = self.object_list if self.rows is None else self.rows
        found = rows.order_by().in_bulk(shown)
        return Page([found[key] for key in shown if key in found], valid, self)


class DeskList(ChangeList):
    """A list of the admin in windows: no count over the table, and no page far from its start."""

    paginator: Window
    # The key of the row after which the window begins, "" at the start.
    after = ""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        """What the filters and the search leave, from where the window begins."""
        self.after = request.GET.get(AFTER, "")
        self.shown_at = timezone.now().isoformat()
        self.params.pop(AFTER, None)
        self.filter_params.pop(AFTER, None)
        rows = super().get_queryset(request, exclude_parameters)
        self.walk = Walk(rows)
        return self._beyond() if self.after else rows

    def get_results(self, request: HttpRequest) -> None:
        """Fetch one page: a query for the window's keys, and one for the rows."""
        admin_of_it: Any = self.model_admin
        rows = self.walk.by_index(self.queryset)
        self.paginator = admin_of_it.get_paginator(request, rows, self.list_per_page)
        self.paginator.rows = self.apply_select_related(self.root_queryset)
        try:
            self.result_list = self.paginator.page(self.page_num).object_list
        except InvalidPage as problem:
            raise IncorrectLookupParameters from problem
        self.result_count = self.full_result_count = self.paginator.count
        self.show_full_result_count = self.can_show_all = False
        self.show_admin_actions = True
        self.multi_page = self.result_count > self.list_per_page

    @property
    def count_text(self) -> str:
        """How many rows there are from here on."""
        return self.paginator.count_text

    @property
    def further_url(self) -> str:
        """Where the rows beyond the window begin, or "" for none."""
        if not self.paginator.has_more or not self.walk.order:
            return ""
        last = self.paginator.ids[WINDOW - 1]
        return self.get_query_string({AFTER: last}, [PAGE_VAR])

    @property
    def first_url(self) -> str:
        """Where the list begins, or "" on a list that begins there."""
        return self.get_query_string({}, [PAGE_VAR]) if self.after else ""

    @property
    def export_url(self) -> str:
        """Where the whole list is exported, as it is filtered and searched."""
        admin_of_it: Any = self.model_admin
        return f"{admin_of_it.export_url}{self.get_query_string({}, [PAGE_VAR])}"

    def get_query_string(self, new_params: dict[str, Any] | None = None, remove: Any = None) -> str:
        """The address with other parameters; the pages of a window stay within it."""
        if self.after and PAGE_VAR in (new_params or {}):
            new_params = {AFTER: self.after, **(new_params or {})}
        return super().get_query_string(new_params, remove)

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[str | Combinable]:
        """What is asked for in one direction, ties too: an index is read that way or the other."""
        order = super().get_ordering(request, queryset)
        if ORDER_VAR not in self.params or not all(isinstance(part, str) for part in order):
            return order
        names = [str(part).removeprefix("-") for part in order]
        sign = "-" if str(order[0]).startswith("-") else ""
        return [f"{sign}{name}" for name in dict.fromkeys(names)]

    def _beyond(self) -> QuerySet[Any]:
        """The rows after the one that is named; an address that names none is refused."""
        try:
            last = self.root_queryset.filter(pk=self.after).values(*self.walk.columns).first()
        except (ValueError, ValidationError):
            last = None
        if not self.walk.order or last is None:
            raise IncorrectLookupParameters
        return self.walk.beyond(last)


class DeskAdmin(Exports):
    """What every list of the admin has in common.

    A list is ordered only along an index, filtered only by choices that cost no query of its table,
    and searched by `search_by`, a function of gowheels/staff_search.py.
    """

    search_by: ClassVar[Any] = None

    paginator = Window
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 0
    sortable_by: ClassVar[Any] = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list in windows."""
        return DeskList

    def get_search_fields(self, request: HttpRequest) -> Any:
        """Have the box for a search where there is a way to."""
        return ("pk",) if self.search_by else super().get_search_fields(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Narrow a list down by what is typed; no row comes twice."""
        if self.search_by is None:
            return super().get_search_results(request, queryset, search_term)
        text = search_term.strip()
        return (self.search_by(queryset, text) if text else queryset), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Say honestly how many "all" are."""
        response = super().changelist_view(request, extra_context)
        shown = getattr(response, "context_data", None) or {}
        if isinstance(response, TemplateResponse) and "cl" in shown:
            shown["selection_note_all"] = _("All {count} selected").format(
                count=shown["cl"].count_text
            )
        return response

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Have the history name things in one language, whoever acts."""
        with as_stored():
            return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The same of what is changed."""
        with as_stored():
            return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """The same of what is deleted."""
        with as_stored():
            return super().log_deletions(request, queryset)

    def history_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Tell the history in the language of whoever reads it."""
        response: HttpResponse = super().history_view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            for entry in (response.context_data or {})["action_list"]:
                entry.change_message = message_in_words(entry)
        return response

    def response_action(
        self, request: HttpRequest, queryset: Any, *args: Any, **kwargs: Any
    ) -> Any:
        """Act on what is selected, or on all that match if these are not too many."""
        across = request.POST.get("select_across") == "1"
        if across and "export_selected" not in request.POST.getlist("action"):
            chosen = list(queryset.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
            if len(chosen) > MOST_AT_ONCE:
                said = _(
                    "More than {most} match, too many to act on at once. Narrow the list by a "
                    "filter or a search. Nothing was changed."
                )
                self.message_user(request, said.format(most=MOST_AT_ONCE), messages.WARNING)
                return None
        return super().response_action(request, queryset, *args, **kwargs)

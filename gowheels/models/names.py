"""What rows and their columns are called where that is made of the names in the code.

Django makes "created at" of `created_at`. Such a name is said here and not at its column, because a
name given there is part of the column's history, and would be a migration.
"""

import re
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext
from django.utils.translation import gettext_noop as _

ROWS = (
    _("brand"), _("brands"), _("daily total"), _("daily totals"), _("facet count"),
    _("facet counts"), _("gone vehicle"), _("gone vehicles"), _("lead"), _("leads"), _("model"),
    _("models"), _("one time password"), _("one time passwords"), _("pincode"), _("pincodes"),
    _("price benchmark"), _("price benchmarks"), _("rate count"), _("rate counts"),
    _("same photo"), _("same photos"), _("session"), _("sessions"), _("uploaded photo"),
    _("uploaded photos"), _("user profile"), _("user profiles"), _("vehicle click"),
    _("vehicle clicks"), _("vehicle image"), _("vehicle images"), _("vehicle report"),
    _("vehicle reports"), _("vehicle"), _("vehicles"),
)  # fmt: skip
COLUMNS = (
    _("actor"), _("after"), _("alternative text"), _("approval status"), _("available"),
    _("before"), _("blocked reason"), _("blocked until"), _("category"), _("code"),
    _("confirmed at"), _("created at"), _("deposit"), _("description"), _("district"),
    _("fuel"), _("hides phone"), _("image"), _("is blocked"), _("language"), _("latitude"),
    _("locality"), _("longitude"), _("name"), _("note"), _("phone"), _("photo"), _("place"),
    _("reason"), _("rejection reason"), _("reporter"), _("resolved at"), _("resolved by"),
    _("reviewed at"), _("reviewed by"), _("risk"), _("seats"), _("seller"), _("state"),
    _("transmission"), _("updated at"), _("user"), _("via"), _("year"),
)  # fmt: skip
# The keys and the codes of which entries of the audit are made, besides names of columns.
IN_THE_AUDIT = (
    _("active"), _("another one"), _("approved"), _("audit entry"), _("blocked"),
    _("brand name"), _("brandimage"), _("brands added"), _("brands changed"),
    _("brands deleted"), _("catalogue"), _("double"), _("extra km price"), _("group"),
    _("hidden"), _("into"), _("km per day"), _("listings"), _("model name"), _("modelimage"),
    _("models added"), _("models changed"), _("models deleted"), _("password"), _("pending"),
    _("permissions"), _("photograph"), _("plate"), _("price per hour"), _("price"),
    _("registration"), _("rejected"), _("reports"), _("rights"), _("roles"), _("staff"),
    _("superuser"), _("until"), _("username"), _("userprofile"), _("vehiclereport"),
)  # fmt: skip
LISTED = re.compile(r"The list of (.+)")
OF_A_KIND = re.compile(r"(.+) \((.+)\)")
ROLES = (_("moderator"), _("catalogue editor"), _("support"))


def speak(*models: type[Model]) -> None:
    """Have models and their columns called by these names in the language of whoever reads."""
    for model in models:
        options = model._meta
        if "verbose_name_plural" not in options.original_attrs:
            options.verbose_name_plural = gettext_lazy(str(options.verbose_name_plural))
        spoken: tuple[Any, ...] = (options, *options.local_fields, *options.local_many_to_many)
        for named in spoken:
            if isinstance(named.verbose_name, str):
                named.verbose_name = gettext_lazy(named.verbose_name)


def in_words(code: str) -> str:
    """A key, a code or a sentence of ours in the language that is spoken; all else as it is."""
    if get_language() == settings.LANGUAGE_CODE:
        # In which all of it is kept.
        return code
    plain = code.replace("_", " ")
    for message in (plain, capfirst(plain)) if plain else ():
        if (said := gettext(message)) != message:
            return said
    return code


def name_in_words(name: str) -> str:
    """What something was called: "Tata (Car)" and "The list of vehicles" have words of ours."""
    if get_language() == settings.LANGUAGE_CODE:
        return name
    if found := LISTED.fullmatch(name):
        return gettext("The list of {rows}").format(rows=in_words(found[1]))
    found = OF_A_KIND.fullmatch(name)
    return f"{found[1]} ({in_words(found[2])})" if found else name


def done_in_words(done: str) -> str:
    """A verb as a sentence of its own."""
    return gettext("{done}.").format(done=done)


def all_in_words(value: object) -> object:
    """The same for all keys and texts of what a JSON column holds."""
    if isinstance(value, dict):
        return {_key(key, held): all_in_words(held) for key, held in value.items()}
    if isinstance(value, list):
        return [all_in_words(held) for held in value]
    return in_words(value) if isinstance(value, str) else value


def _key(key: str, held: object) -> str:
    # A state is one of India, or where a listing stands.
    stands = key == "state" and held in ("pending", "approved", "rejected")
    return pgettext("of a listing", "state") if stands else in_words(key)

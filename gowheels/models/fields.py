"""Model fields of our own."""

import re
from hashlib import blake2b
from typing import Any

from django.db import models
from django.utils.text import slugify


def search_key(name: str) -> str:
    """Return the form in which names are compared.

    `Royal  Enfield` and `royal enfield` are both `royal-enfield`. A name without a letter or digit
    gives an empty string.
    """
    return slugify(name, allow_unicode=True)


# A text of fewer letters and digits is what many would write of themselves.
SHORTEST_TEXT = 40


def text_key(text: str) -> int | None:
    """Return a number, signed and of 64 bits, by which texts that say the same are found.

    Capitals, spaces and punctuation make no difference. None stands for a text that is too short
    to tell anything.
    """
    said = re.sub(r"[\W_]+", "", text).casefold()
    if len(said) < SHORTEST_TEXT:
        return None
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), signed=True)


class StartsAsField(models.DateTimeField):
    """A time that a new row takes from another of its fields, and that is its own from then on."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Return what a migration needs to build the field again."""
        name, path, args, kwargs = super().deconstruct()
        kwargs["source"] = self.source
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Return the source field's value for a new row; bulk_create calls this too."""
        if add:
            setattr(model_instance, self.attname, getattr(model_instance, self.source))
        return super().pre_save(model_instance, add)


class SearchKeyField(models.SlugField):
    """The comparable form of another field of the same row, filled whenever the row is saved.

    It makes "Tata" and "tata" equal by an exact and indexed match on every database, where a
    case-insensitive comparison would read the whole table on some.
    """

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("editable", False)
        kwargs.setdefault("db_index", False)
        kwargs.setdefault("allow_unicode", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Return what a migration needs to build the field again."""
        name, path, args, kwargs = super().deconstruct()
        kwargs["source"] = self.source
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the key of the source field's present value; bulk_create calls this too."""
        key = search_key(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key


class TextKeyField(models.BigIntegerField):
    """The text_key of another field of the same row, filled whenever the row is saved."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **{"null": True, "blank": True, "editable": False, **kwargs})

    def deconstruct(self) -> Any:
        """Return what a migration needs to build the field again."""
        name, path, args, kwargs = super().deconstruct()
        kwargs["source"] = self.source
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> int | None:
        """Return the key of the source field's present value; bulk_create calls this too."""
        key = text_key(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, key)
        return key

"""Words that name nothing we know, looked up as text: in the rows, or by the database's own index.

A word that many listings hold is found soonest by walking a list and looking into each row. A rare
one would make that walk long, so it is looked up in the full-text index first, which answers with
all the ids that have it: few, because it is rare. SQLite has FTS5 for that, MariaDB FULLTEXT.
"""

from django.db import connection
from django.db.models import Q

from gowheels.models import Vehicle
from gowheels.models.reading import reading

COLUMNS = ("brand_name", "model_name", "locality", "district", "description")
# So many of the latest listings are looked into, to see whether words are common, ...
SAMPLE = 1000
# ... which they are when so many of them hold the words.
COMMON = 6
# MariaDB's index knows no shorter words.
SHORTEST = 3
# It leaves these out, too: INNODB_FT_DEFAULT_STOPWORD.
STOPWORDS = frozenset([
    "about", "are", "com", "for", "from", "how", "that", "the", "this", "und", "was", "what",
    "when", "where", "who", "will", "with", "www",
])  # fmt: skip
# More matches than this are no rare word's: it is walked for after all.
MAX_MATCHES = 5000


def mentions(word: str) -> Q:
    """A vehicle whose row holds the word, in whatever case."""
    found = Q()
    for column in COLUMNS:
        found |= Q(**{f"{column}__icontains": word})
    return found


def matching_ids(words: tuple[str, ...]) -> list[int] | None:
    """The ids of all vehicles that hold every one of the words, listed or not, or None.

    None means that they are to be looked for in the rows: they are common, or the index does not
    know such words. Letters in any case, and words that begin with the one looked for, match.
    """
    indexed = [word for word in words if _is_indexed(word)]
    if not indexed or _are_common(words):
        return None
    ids = _ids_by_index(indexed)
    if len(ids) > MAX_MATCHES:
        return None
    found = Vehicle.objects.filter(pk__in=ids)
    others = [word for word in words if word not in indexed]
    for word in others:
        found = found.filter(mentions(word))
    return list(found.values_list("pk", flat=True)) if others else ids


def _is_indexed(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalnum() and word not in STOPWORDS


def _are_common(words: tuple[str, ...]) -> bool:
    last = Vehicle.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    sample = Vehicle.objects.filter(pk__gt=last - SAMPLE).still_visible()
    for word in words:
        sample = sample.filter(mentions(word))
    return sample[:COMMON].count() == COMMON


def _ids_by_index(words: list[str]) -> list[int]:
    with reading(Vehicle).cursor() as cursor:
        if connection.vendor == "mysql":
            columns = ", ".join(COLUMNS)
            cursor.execute(
                f"SELECT id FROM {Vehicle._meta.db_table} "  # noqa: S608
                f"WHERE MATCH ({columns}) AGAINST (%s IN BOOLEAN MODE) LIMIT {MAX_MATCHES + 1}",
                [" ".join(f"+{word}*" for word in words)],
            )
        else:
            cursor.execute(
                f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s "  # noqa: S608
                f"ORDER BY rowid DESC LIMIT {MAX_MATCHES + 1}",
                [" ".join(f'"{word}"*' for word in words)],
            )
        return [row[0] for row in cursor.fetchall()]


TABLE = f"{Vehicle._meta.db_table}_text"
INDEX = "vehicle_text"


def install() -> None:
    """Make the full-text index where it is missing, filled with what there is.

    It is no part of a migration: SQLite's triggers go whenever a later migration rebuilds the
    table, so every `migrate` ends with this.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "mysql":
            cursor.execute(
                "SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE()"
                " AND table_name = %s AND index_name = %s",
                [Vehicle._meta.db_table, INDEX],
            )
            if not cursor.fetchone()[0]:
                columns = ", ".join(COLUMNS)
                cursor.execute(
                    f"CREATE FULLTEXT INDEX {INDEX} ON {Vehicle._meta.db_table} ({columns})"
                )
            return
        parts = [TABLE, f"{TABLE}_added", f"{TABLE}_removed", f"{TABLE}_changed"]
        cursor.execute(
            "SELECT COUNT(*) FROM sqlite_master WHERE name IN (%s, %s, %s, %s)",
            parts,
        )
        if cursor.fetchone()[0] < len(parts):
            for statement in _fts5_statements():
                cursor.execute(statement)


def remove() -> None:
    """Take the full-text index away, before so many rows come that it is made anew sooner."""
    vehicle = Vehicle._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "mysql":
            cursor.execute(f"DROP INDEX IF EXISTS {INDEX} ON {vehicle}")
            return
        for change in ("added", "removed", "changed"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{change}")
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")


def _fts5_statements() -> list[str]:
    vehicle, columns = Vehicle._meta.db_table, ", ".join(COLUMNS)
    new = ", ".join(f"new.{column}" for column in COLUMNS)
    old = ", ".join(f"old.{column}" for column in COLUMNS)
    options = f"content='{vehicle}', content_rowid='id', tokenize='unicode61 remove_diacritics 2'"
    edited = f"AFTER UPDATE OF {columns} ON {vehicle}"
    put = f"INSERT INTO {TABLE} (rowid, {columns}) VALUES (new.id, {new});"  # noqa: S608
    take = f"INSERT INTO {TABLE} ({TABLE}, rowid, {columns}) VALUES ('delete', old.id, {old});"  # noqa: S608
    return [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5({columns}, {options})",
        f"CREATE TRIGGER IF NOT EXISTS {TABLE}_added AFTER INSERT ON {vehicle} BEGIN {put} END",
        f"CREATE TRIGGER IF NOT EXISTS {TABLE}_removed AFTER DELETE ON {vehicle} BEGIN {take} END",
        f"CREATE TRIGGER IF NOT EXISTS {TABLE}_changed {edited} BEGIN {take} {put} END",
        f"INSERT INTO {TABLE} ({TABLE}) VALUES ('rebuild')",  # noqa: S608
    ]

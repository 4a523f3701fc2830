"""What holds for every command of the site, and the page that lists them."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

COMMANDS = sorted(name for name, app in get_commands().items() if app == "gowheels")
# They change nothing.
WITHOUT_DRY_RUN = {"backup", "doctor", "export_vehicles"}


def test_the_page_lists_every_command_and_no_other():
    page = Path(settings.BASE_DIR / "docs" / "commands.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| .+ \| `(\w+).*` \|$", page, re.MULTILINE)
    assert sorted(name for name, _ in listed) == COMMANDS
    assert all(name == example for name, example in listed)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_explains_and_has_an_example(name):
    command = load_command_class("gowheels", name)
    assert len(command.help) > 100
    assert re.search(rf"Example: .*manage\.py {name}\b", command.help)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in WITHOUT_DRY_RUN])
def test_what_changes_data_can_be_tried_first(name):
    parser = load_command_class("gowheels", name).create_parser("manage.py", name)
    assert "--dry-run" in parser.format_help()

"""Whose address a request comes from: only trusted proxies may say."""

import pytest
from django.test import RequestFactory

from gowheels.client_address import client_address


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "address"),
    [
        ([], "203.0.113.7", "", "203.0.113.7"),
        ([], "203.0.113.7", "1.2.3.4", "203.0.113.7"),
        (["127.0.0.1/32"], "127.0.0.1", "1.2.3.4", "1.2.3.4"),
        (["127.0.0.1/32"], "127.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (["127.0.0.1/32", "10.0.0.0/8"], "127.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.9", "1.2.3.4"),
        (["127.0.0.1/32"], "127.0.0.1", "", "127.0.0.1"),
        (["127.0.0.1/32"], "127.0.0.1", "rubbish", "unknown"),
        (["unix"], "", "1.2.3.4", "1.2.3.4"),
        ([], "", "1.2.3.4", "unknown"),
        ([], "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ([], "2001:db8:1:2::9", "", "2001:db8:1:2::/64"),
        ([], "::ffff:203.0.113.7", "", "203.0.113.7"),
    ],
)
def test_the_address_that_counts(settings, trusted, peer, forwarded, address):
    settings.TRUSTED_PROXIES = trusted
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=peer, **headers)
    assert client_address(request) == address

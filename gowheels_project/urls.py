"""The root of all addresses: the admin, the app and, on a laptop, uploaded files."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, re_path

from gowheels.views.errors import page_not_found

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("gowheels.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

if settings.DEBUG:
    # The site's own page for what is not there, in place of a developer's list of addresses. Only
    # with the slash at the end: without it, Django would no longer add one where it helps.
    urlpatterns.append(re_path(r"^.*/$", page_not_found))

handler400 = "gowheels.views.errors.bad_request"
handler403 = "gowheels.views.errors.permission_denied"
handler404 = "gowheels.views.errors.page_not_found"
handler500 = "gowheels.views.errors.server_error"

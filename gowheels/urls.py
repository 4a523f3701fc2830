"""Every URL, in short lists by audience."""

from django.urls import path, register_converter

from gowheels.api_views import (
    auth,
    catalogue,
    compare,
    contact,
    favourites,
    images,
    leads,
    operations,
    places,
    profile,
    reports,
    staff,
    staff_catalogue,
    staff_people,
)
from gowheels.api_views import own_vehicles as own
from gowheels.api_views import vehicles as api_views
from gowheels.converters import CategoryConverter, IdConverter
from gowheels.views import (
    about,
    account,
    browse,
    contract,
    feeds,
    insights,
    landing,
    language,
    message,
    pictures,
    selling,
)
from gowheels.views import compare as compare_view
from gowheels.views import favourites as favourites_view
from gowheels.views import leads as leads_page
from gowheels.views import profile as profile_page
from gowheels.views import reports as reports_view

register_converter(CategoryConverter, "category")
register_converter(IdConverter, "id")

pages = [
    path("", browse.home, name="home"),
    path("vehicles/", browse.vehicle_list, name="browse"),
    path("vehicles/<id:vehicle_id>-<slug:slug>/", browse.vehicle_page, name="vehicle"),
    path(
        "vehicles/<id:vehicle_id>/share.jpg",
        pictures.share_picture,
        name="vehicle_share_picture",
    ),
    path("vehicles/<id:vehicle_id>/report/", reports_view.report_page, name="report"),
    path("favourites/", favourites_view.favourites_page, name="favourites"),
    path("compare/", compare_view.compare_page, name="compare"),
    path("about/", about.about, name="about"),
    path("safety/", about.safety, name="safety"),
    path("privacy/", about.privacy, name="privacy"),
    path("terms/", about.terms, name="terms"),
    path("language/", language.language_page, name="language"),
]

landings = [
    path("<category:category>/", landing.category, name="category"),
    path("brands/<str:brand_key>/", landing.brand, name="brand"),
    path("brands/<str:brand_key>/<str:model_key>/", landing.model, name="model"),
    path("in/<slug:city_slug>/", landing.city, name="city"),
    path(
        "in/<slug:city_slug>/<category:category>/",
        landing.city_category,
        name="city_category",
    ),
]

people = [
    path("login/", account.login_view, name="login"),
    path("register/", account.register_view, name="register"),
    path("check-phone/", auth.check_phone, name="check_phone"),
    path("api/otp/", auth.send_code, name="api_otp"),
    path("api/logout/", auth.sign_out, name="api_logout"),
    path("api/session/", auth.session, name="api_session"),
    path("profile/", profile_page.profile_view, name="profile"),
    path("api/profile/", profile.profile, name="api_profile"),
    path("api/profile/phone/", profile.change_phone, name="api_profile_phone"),
    path("api/profile/export/", profile.export, name="api_profile_export"),
    path("api/profile/delete/", profile.delete, name="api_profile_delete"),
]

browsing = [
    path("get-vehicles/", api_views.get_vehicles, name="get_vehicles"),
    path("api/vehicles/", api_views.api_vehicles, name="api_vehicles"),
    path("api/vehicles/facets/", api_views.facets, name="api_vehicle_facets"),
    path("api/vehicles/suggest/", api_views.suggestions, name="api_vehicle_suggest"),
    path("api/vehicles/compare/", compare.compare, name="api_vehicle_compare"),
    path("api/vehicles/picked-out/", favourites.picked_out, name="api_vehicles_picked_out"),
    path("api/vehicles/<id:vehicle_id>/quote/", api_views.quote, name="api_vehicle_quote"),
    path("api/vehicles/<id:vehicle_id>/", api_views.vehicle, name="api_vehicle"),
    path(
        "api/vehicles/<id:vehicle_id>/similar/",
        api_views.similar,
        name="api_vehicle_similar",
    ),
    path("api/categories/", catalogue.categories, name="api_categories"),
    path("api/stats/", catalogue.stats, name="api_stats"),
    path("api/brands/", catalogue.brands, name="api_brands"),
    path(
        "api/brands/<id:brand_id>/models/",
        catalogue.brand_models,
        name="api_brand_models",
    ),
    path("api/prices/", catalogue.prices, name="api_prices"),
    path("api/places/", places.find_places, name="api_places"),
    path("api/pincodes/<str:pincode>/", places.pincode, name="api_pincode"),
]

contacts = [
    path("api/vehicles/<id:vehicle_id>/report/", reports.report, name="api_vehicle_report"),
    path("api/favourites/", favourites.api_favourites, name="api_favourites"),
    path(
        "api/vehicles/<id:vehicle_id>/favourite/",
        favourites.favourite,
        name="api_vehicle_favourite",
    ),
    path("api/vehicles/<id:vehicle_id>/click/", contact.click, name="api_vehicle_click"),
    path(
        "api/vehicles/<id:vehicle_id>/contact/",
        contact.contact,
        name="api_vehicle_contact",
    ),
    path(
        "api/vehicles/<id:vehicle_id>/message/",
        contact.message,
        name="api_vehicle_message",
    ),
    path("vehicles/<id:vehicle_id>/message/", message.message_page, name="vehicle_message"),
]

owners = [
    path("dashboard/", selling.dashboard, name="dashboard"),
    path("dashboard/leads/", leads_page.leads_page, name="leads"),
    path("dashboard/leads.csv", leads_page.leads_file, name="leads_csv"),
    path("dashboard/vehicles/<id:vehicle_id>/", insights.insights_page, name="vehicle_insights"),
    path("add-vehicle/", selling.add_vehicle_view, name="add_vehicle"),
    path("vehicles/<id:vehicle_id>/edit/", selling.edit_vehicle, name="edit_vehicle"),
    path("vehicles/<id:vehicle_id>/delete/", selling.delete_vehicle, name="delete_vehicle"),
    path("api/my/vehicles/", own.my_vehicles, name="api_my_vehicles"),
    path("api/my/vehicles/confirm/", own.confirm_all, name="api_my_vehicles_confirm"),
    path("api/vehicles/<id:vehicle_id>/edit/", own.edit, name="api_vehicle_edit"),
    path("api/vehicles/<id:vehicle_id>/delete/", own.delete, name="api_vehicle_delete"),
    path("api/vehicles/<id:vehicle_id>/restore/", own.restore, name="api_vehicle_restore"),
    path(
        "api/vehicles/<id:vehicle_id>/availability/",
        own.availability,
        name="api_vehicle_availability",
    ),
    path("api/vehicles/<id:vehicle_id>/confirm/", own.confirm, name="api_vehicle_confirm"),
    path("api/my/leads/", leads.my_leads, name="api_my_leads"),
    path("api/my/leads/<id:lead_id>/", leads.my_lead, name="api_my_lead"),
    path("api/my/stats/", leads.my_stats, name="api_my_stats"),
]

photographs = [
    path("api/vehicles/<id:vehicle_id>/images/", images.images, name="api_vehicle_images"),
    path(
        "api/vehicles/<id:vehicle_id>/images/order/",
        images.order_images,
        name="api_vehicle_image_order",
    ),
    path("api/images/<id:image_id>/delete/", images.delete_image, name="api_image_delete"),
    path("api/images/<id:image_id>/text/", images.describe_image, name="api_image_text"),
    path("api/uploads/<uuid:submission_key>/", images.uploaded, name="api_uploads"),
    path(
        "api/uploads/<uuid:submission_key>/order/",
        images.order_uploads,
        name="api_upload_order",
    ),
    path("api/uploads/<id:image_id>/delete/", images.delete_upload, name="api_upload_delete"),
    path("api/uploads/<id:image_id>/text/", images.describe_upload, name="api_upload_text"),
]

for_staff = [
    path("api/staff/pending/", staff.pending, name="api_staff_pending"),
    path("api/staff/vehicles/<id:vehicle_id>/approve/", staff.approve, name="api_staff_approve"),
    path("api/staff/vehicles/<id:vehicle_id>/reject/", staff.reject, name="api_staff_reject"),
    path("api/staff/reports/", staff.reports, name="api_staff_reports"),
    path(
        "api/staff/reports/<id:report_id>/resolve/",
        staff.resolve_report,
        name="api_staff_report_resolve",
    ),
    path("api/staff/stats/", staff.stats, name="api_staff_stats"),
    path("api/staff/users/", staff_people.users, name="api_staff_users"),
    path("api/staff/users/<id:user_id>/block/", staff_people.block, name="api_staff_user_block"),
    path("api/staff/brands/", staff_catalogue.add_brand, name="api_staff_brands"),
    path(
        "api/staff/brands/<id:brand_id>/delete/",
        staff_catalogue.delete_brand,
        name="api_staff_brand_delete",
    ),
    path("api/staff/models/", staff_catalogue.add_model, name="api_staff_models"),
    path(
        "api/staff/models/<id:model_id>/delete/",
        staff_catalogue.delete_model,
        name="api_staff_model_delete",
    ),
]

for_machines = [
    path("healthz/", operations.healthz, name="healthz"),
    path("readyz/", operations.readyz, name="readyz"),
    path("metrics", operations.metrics, name="metrics"),
    path("api/", contract.api_page, name="api"),
    path("api/openapi.json", contract.openapi, name="openapi"),
    path("robots.txt", feeds.robots, name="robots"),
    path(".well-known/security.txt", feeds.security_txt, name="security_txt"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("sitemap-vehicles-<int:number>.xml", feeds.sitemap_vehicles, name="sitemap_vehicles"),
    path("sitemap-<slug:section>.xml", feeds.sitemap_section, name="sitemap_section"),
    path("vehicles/feed/", feeds.feed, name="feed"),
]

urlpatterns = [
    *pages, *landings, *people, *browsing, *contacts, *owners, *photographs, *for_staff,
    *for_machines,
]  # fmt: skip

"""Every URL, in short lists by audience."""

from django.urls import path

from gowheels.api_views import auth, catalogue, contact, operations, places, profile
from gowheels.api_views import vehicles as api_views
from gowheels.views import about, account, browse, pictures, selling
from gowheels.views import profile as profile_page

pages = [
    path("", browse.home, name="home"),
    path("vehicles/", browse.vehicle_list, name="browse"),
    path("vehicles/<int:vehicle_id>-<slug:slug>/", browse.vehicle_page, name="vehicle"),
    path(
        "vehicles/<int:vehicle_id>/share.jpg",
        pictures.share_picture,
        name="vehicle_share_picture",
    ),
    path("about/", about.about, name="about"),
    path("safety/", about.safety, name="safety"),
    path("privacy/", about.privacy, name="privacy"),
    path("terms/", about.terms, name="terms"),
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
    path("api/vehicles/<int:vehicle_id>/", api_views.vehicle, name="api_vehicle"),
    path(
        "api/vehicles/<int:vehicle_id>/similar/",
        api_views.similar,
        name="api_vehicle_similar",
    ),
    path("api/brands/", catalogue.brands, name="api_brands"),
    path(
        "api/brands/<int:brand_id>/models/",
        catalogue.brand_models,
        name="api_brand_models",
    ),
    path("api/pincodes/<str:pincode>/", places.pincode, name="api_pincode"),
]

contacts = [
    path("api/vehicles/<int:vehicle_id>/click/", contact.click, name="api_vehicle_click"),
    path(
        "api/vehicles/<int:vehicle_id>/contact/",
        contact.contact,
        name="api_vehicle_contact",
    ),
]

owners = [
    path("dashboard/", selling.dashboard, name="dashboard"),
    path("add-vehicle/", selling.add_vehicle_view, name="add_vehicle"),
]

for_machines = [path("healthz/", operations.healthz, name="healthz")]

urlpatterns = pages + people + browsing + contacts + owners + for_machines

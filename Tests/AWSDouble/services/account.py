"""Contacts and regions. Source: https://docs.aws.amazon.com/accounts/latest/reference/API_Operations.html"""

from typing import Any

from services.call import Call, Handler, page
from wire.errors import AWSError
from world.world import Account


def _asked_of(call: Call) -> Account:
    """The account that a call is about: the caller's own, or a member that the management account names."""
    world, number = call.world, call.get("AccountId")
    if number is None:
        return call.account
    if world.standalone or call.caller.account != world.management or number == world.management:
        raise call.denied(world.arn("account", call.caller.account, "account"))
    if number not in world:
        raise AWSError("AccessDeniedException", "The account is not a member of your organization.", 403)
    return world.account(number)


def get_primary_email(call: Call) -> dict[str, Any]:
    """The address of the root user, which only the management account may ask for, of members."""
    if call.get("AccountId") is None:
        raise AWSError("ValidationException", "AccountId is required.", 400)
    return {"PrimaryEmail": _asked_of(call).email}


def get_alternate_contact(call: Call) -> dict[str, Any]:
    """A contact beside root's address."""
    kind = call.get("AlternateContactType")
    if kind not in ("BILLING", "OPERATIONS", "SECURITY"):
        raise AWSError(
            "ValidationException",
            "1 validation error detected: Value at 'alternateContactType' failed to satisfy constraint: Member must "
            "satisfy enum value set: [SECURITY, BILLING, OPERATIONS]",
        )
    contact = _asked_of(call).contacts.get(kind)
    if contact is None:
        raise AWSError("ResourceNotFoundException", "No contact of the inputted alternate contact type found.", 404)
    return {"AlternateContact": contact}


def get_contact_information(call: Call) -> dict[str, Any]:
    """The account's address."""
    account = _asked_of(call)
    return {
        "ContactInformation": {
            "FullName": "Ada Fairfax",
            "AddressLine1": "12 Rue de l'Église & Sons",
            "City": "Besançon",
            "PostalCode": "25000",
            "CountryCode": "FR",
            "PhoneNumber": f"+33 3 81 00 {account.id[-4:-2]} {account.id[-2:]}",
            "CompanyName": "Example",
        }
    }


def list_regions(call: Call) -> dict[str, Any]:
    """The regions and whether they are switched on, in pages."""
    account, partition = _asked_of(call), call.world.partition
    regions = [{"RegionName": name, "RegionOptStatus": "ENABLED_BY_DEFAULT"} for name in partition.regions]
    for at, name in enumerate(partition.opt_in):
        status = ("DISABLED", "ENABLED", "ENABLING")[(int(account.id) + at) % 3]
        regions.append({"RegionName": name, "RegionOptStatus": status})
    wanted = call.get("RegionOptStatusContains")
    found = [each for each in regions if not wanted or each["RegionOptStatus"] in wanted]
    wrong = AWSError("ValidationException", "Invalid NextToken", 400)
    shown, following = page(found, "ListRegions", call.get("NextToken"), call.get("MaxResults"), 20, wrong)
    return {"Regions": shown, "NextToken": following}


HANDLERS: dict[str, Handler] = {
    "GetPrimaryEmail": get_primary_email,
    "GetAlternateContact": get_alternate_contact,
    "GetContactInformation": get_contact_information,
    "ListRegions": list_regions,
}

"""What things are called on the pages."""

import re

from sync_server.auth.roles import Deed

SAID: dict[str, str] = {
    "added": "Added.",
    "saved": "Saved.",
    "removed": "Removed from every list. The log keeps its history.",
    "received": "Stock received.",
    "taken_out": "Stock taken out.",
    "counted": "Count recorded: it is the stock from now on.",
    "decided": "Decided. Every till follows with its next sync.",
    "revoked": "The till is blocked: what it hands up is held, and it takes nothing.",
    "seen": "Marked as seen.",
    "asked": "Asked for: it is done as soon as a worker is free.",
    "password": "Password changed. All other sign-ins have ended.",
    "signed_out": "You are signed out.",
    "granted": "Role given.",
    "taken": "Role taken away.",
    "rotated": "A new key is published; it signs when everybody knows it.",
}
"""What a page says after something was done; nothing else can be put there by an address."""

IN_REASONS = {
    "purchase": "Purchase",
    "customer_return": "Customer return",
    "transfer_in": "From another store",
    "count_gain": "Found in a count",
    "opening": "Opening stock",
    "correction": "Correction",
}
OUT_REASONS = {
    "spoilage": "Spoiled",
    "damage": "Damaged",
    "theft": "Stolen",
    "expired": "Expired",
    "own_use": "Own use",
    "vendor_return": "Return to vendor",
    "transfer_out": "To another store",
    "count_loss": "Short in count",
    "sample": "Sample",
    "correction": "Correction",
}
REASONS = IN_REASONS | OUT_REASONS | {"sale": "Sale"}
TYPES = {"stock_in": "In", "sale": "Sale", "manual_removal": "Out"}
UNITS = {"piece": "piece", "kg": "kg", "l": "litre"}
KINDS = {
    "StockReceived": "Delivery",
    "SaleCompleted": "Sale",
    "SaleReturned": "Return",
    "StockRemoved": "Removal",
    "StockCounted": "Count",
    "ProductAdded": "New product",
    "ProductChanged": "Product changed",
    "ProductRemoved": "Product removed",
    "VendorAdded": "New vendor",
    "PaymentConfirmed": "Payment confirmed",
    "CustomerAdded": "New customer",
    "CustomerChanged": "Customer changed",
    "KhataPaid": "Khata paid",
    "KhataAdjusted": "Khata adjusted",
    "ShiftOpened": "Shift opened",
    "ShiftClosed": "Shift closed",
    "CashMoved": "Cash in or out",
    "DrawerOpened": "Drawer opened",
    "StaffChanged": "Staff of a till changed",
    "StoreRuleSet": "Rule of the store",
    "ClockNoted": "Clock was set",
    "EpochOpened": "Till began anew",
    "ReconciliationDecided": "Decision",
}
FIELDS = {
    "itemDesc": "Name",
    "name_ur": "Name in Urdu",
    "name_hi": "Name in Hindi",
    "barcode": "Barcodes",
    "unit": "Unit",
    "price_per_unit": "Price",
    "cost": "Cost",
    "VendorId": "Vendor",
    "low_at": "Low at",
    "tax_bp": "Tax",
    "category": "Category",
}
VERDICTS = {
    "match": "Match",
    "concurrent": "Concurrent",
    "oversell": "Oversold",
    "overlap": "Overlap",
    "unexplained": "Unexplained",
    "unverifiable": "Unverifiable",
    "forked": "Forked",
    "nothing_left": "Taken back before",
}
STATES = {"open": "Open", "recount": "Waiting for a count", "closed": "Closed"}
DECISIONS = {
    "release": ("Release", "Count it: what was held goes into the stock, and what is in it stays."),
    "reverse": (
        "Reverse",
        "Leave it out: what was held stays out of the stock, and what is in it is taken back.",
    ),
    "adjust": ("Adjust", "Move the quantities below instead."),
    "recount": ("Ask for a recount", "The tills ask somebody to count the shelf."),
}
KHATA = {
    "credit": "Bought on khata",
    "payment": "Paid",
    "return": "Returned",
    "adjustment": "Adjusted",
}
ROLES = {
    "viewer": "Viewer: reads",
    "cashier": "Cashier: also sells, sees customers",
    "manager": "Manager: also stock, catalogue, reports and cases",
    "admin": "Administrator: everything, in every store",
}

NAVIGATION: tuple[tuple[str, str, str, Deed], ...] = (
    ("", "Overview", "store", Deed.READ),
    ("/products", "Products", "tag", Deed.READ),
    ("/alerts", "Low stock", "triangle-alert", Deed.READ),
    ("/cases", "Cases", "scale", Deed.READ),
    ("/vendors", "Vendors", "truck", Deed.READ),
    ("/customers", "Customers", "notebook-pen", Deed.SEE_CUSTOMERS),
    ("/reports", "Reports", "chart-column", Deed.REPORT),
    ("/jobs", "Files", "database", Deed.EXPORT),
    ("/tills", "Tills", "monitor", Deed.ADMINISTER),
    ("/webhooks", "Webhooks", "cloud", Deed.CONNECT),
    ("/audit", "Audit", "lock", Deed.ADMINISTER),
    ("/settings", "Store settings", "settings", Deed.ADMINISTER),
)
"""A store's pages: behind its path, what it is called, its picture, and who may."""

CHAIN_NAVIGATION: tuple[tuple[str, str, str, Deed], ...] = (
    ("/", "All stores", "package", Deed.READ),
    ("/reports", "Chain reports", "chart-column", Deed.REPORT),
    ("/users", "People", "user-round", Deed.ADMINISTER),
    ("/audit", "Server audit", "lock", Deed.ADMINISTER),
    ("/keys", "Keys", "settings", Deed.ADMINISTER),
)
"""Pages about all stores."""


_FIELDS = {
    "itemDesc": "Name",
    "price_per_unit": "Price",
    "ItemQuantity": "Stock",
    "VendorId": "Vendor",
    "low_at": "Low at",
    "product_id": "Product",
}
"""The API's names of fields, as a page's forms call them."""
_OF_A_LINE = re.compile(r"\w+\[\d+\]\.(\w+)")


def complaint(detail: str) -> str:
    """What the API refused, as a sentence beside the form that was filled in."""
    path, mark, rest = detail.partition(": ")
    line = _OF_A_LINE.fullmatch(path)
    name = line[1] if line else path
    said = f"{_FIELDS.get(name, name)}{mark}{rest}"
    return said[:1].upper() + said[1:]


def spoken(word: str) -> str:
    """A word of the API as people write it: `stock_in` is `Stock in`."""
    return word.replace("_", " ").replace("-", " ").capitalize()

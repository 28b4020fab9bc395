<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountActions</name>
    <message>
        <source>Take payment</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Adjust</translation>
    </message>
    <message>
        <source>Entries only</source>
        <translation>Entries only</translation>
    </message>
    <message>
        <source>Every item</source>
        <translation>Every item</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Nobody chosen</source>
        <translation>Nobody chosen</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>Owes</translation>
    </message>
    <message>
        <source>Paid ahead</source>
        <translation>Paid ahead</translation>
    </message>
    <message>
        <source>Up to 30 days</source>
        <translation>Up to 30 days</translation>
    </message>
    <message>
        <source>31 to 60</source>
        <translation>31 to 60</translation>
    </message>
    <message>
        <source>61 to 90</source>
        <translation>61 to 90</translation>
    </message>
    <message>
        <source>Over 90</source>
        <translation>Over 90</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>No limit</translation>
    </message>
    <message>
        <source>Over limit by {amount} (limit {limit})</source>
        <translation>Over limit by {amount} (limit {limit})</translation>
    </message>
    <message>
        <source>Limit {limit}</source>
        <translation>Limit {limit}</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>No product has the code {count}. For {count} pieces type {times} first</source>
        <translation>No product has the code {count}. For {count} pieces type {times} first</translation>
    </message>
    <message>
        <source>Too many unknown codes wait. Deal with the first one</source>
        <translation>Too many unknown codes wait. Deal with the first one</translation>
    </message>
    <message>
        <source>As before on this bill: {name}</source>
        <translation>As before on this bill: {name}</translation>
    </message>
</context>
<context>
    <name>ApprovalCover</name>
    <message>
        <source>{name} asks. Who allows it?</source>
        <translation>{name} asks. Who allows it?</translation>
    </message>
    <message>
        <source>{key}: not now</source>
        <translation>{key}: not now</translation>
    </message>
</context>
<context>
    <name>AroundModel</name>
    <message>
        <source>Not in use</source>
        <translation>Not in use</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Not connected. It is looked for by itself</source>
        <translation>Not connected. It is looked for by itself</translation>
    </message>
    <message>
        <source>The scanner at {port} is not connected. Check its cable</source>
        <translation>The scanner at {port} is not connected. Check its cable</translation>
    </message>
    <message>
        <source>The customer&apos;s display at {port} is not connected. Selling goes on</source>
        <translation>The customer&apos;s display at {port} is not connected. Selling goes on</translation>
    </message>
    <message>
        <source>The customer&apos;s screen is not connected. Selling goes on</source>
        <translation>The customer&apos;s screen is not connected. Selling goes on</translation>
    </message>
    <message>
        <source>The scanner is connected again</source>
        <translation>The scanner is connected again</translation>
    </message>
    <message>
        <source>The customer&apos;s display is connected again</source>
        <translation>The customer&apos;s display is connected again</translation>
    </message>
    <message>
        <source>The customer&apos;s screen is connected again</source>
        <translation>The customer&apos;s screen is connected again</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>What was typed is not saved</source>
        <translation>What was typed is not saved</translation>
    </message>
</context>
<context>
    <name>AskingModel</name>
    <message>
        <source>Enter the PIN first</source>
        <translation>Enter the PIN first</translation>
    </message>
    <message>
        <source>A PIN has 4 to 6 digits</source>
        <translation>A PIN has 4 to 6 digits</translation>
    </message>
</context>
<context>
    <name>Asks</name>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>Really {count}? Enter: yes, Esc: no</translation>
    </message>
    <message>
        <source>Type the quantity, then Enter</source>
        <translation>Type the quantity, then Enter</translation>
    </message>
    <message>
        <source>Type the price of one, then Enter</source>
        <translation>Type the price of one, then Enter</translation>
    </message>
    <message>
        <source>Off this line: 30 or 10%. F11 again: off the bill</source>
        <translation>Off this line: 30 or 10%. F11 again: off the bill</translation>
    </message>
    <message>
        <source>Off the whole bill: 30 or 10%, then Enter</source>
        <translation>Off the whole bill: 30 or 10%, then Enter</translation>
    </message>
    <message>
        <source>Which tile, 1 to 7? The same again frees it</source>
        <translation>Which tile, 1 to 7? The same again frees it</translation>
    </message>
    <message>
        <source>Tile {n} is {name} now</source>
        <translation>Tile {n} is {name} now</translation>
    </message>
    <message>
        <source>Tile {n} is free</source>
        <translation>Tile {n} is free</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Price changed</source>
        <translation>Price changed</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>Goods back</translation>
    </message>
    <message>
        <source>Bill voided</source>
        <translation>Bill voided</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>Drawer opened</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>Paid in</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>Drawer short</source>
        <translation>Drawer short</translation>
    </message>
    <message>
        <source>Drawer over</source>
        <translation>Drawer over</translation>
    </message>
    <message>
        <source>Counted again</source>
        <translation>Counted again</translation>
    </message>
    <message>
        <source>Number used again</source>
        <translation>Number used again</translation>
    </message>
    <message>
        <source>Allowed by a PIN</source>
        <translation>Allowed by a PIN</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>New product</translation>
    </message>
    <message>
        <source>Product changed</source>
        <translation>Product changed</translation>
    </message>
    <message>
        <source>Product taken off the list</source>
        <translation>Product taken off the list</translation>
    </message>
    <message>
        <source>New vendor</source>
        <translation>New vendor</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>Settings changed</translation>
    </message>
    <message>
        <source>Goods came in</source>
        <translation>Goods came in</translation>
    </message>
    <message>
        <source>Goods taken out</source>
        <translation>Goods taken out</translation>
    </message>
    <message>
        <source>Stock counted</source>
        <translation>Stock counted</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Bill</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>Payment confirmed</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>New customer</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>Customer changed</translation>
    </message>
    <message>
        <source>Khata payment</source>
        <translation>Khata payment</translation>
    </message>
    <message>
        <source>Khata corrected</source>
        <translation>Khata corrected</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>Shift closed</translation>
    </message>
    <message>
        <source>Case decided</source>
        <translation>Case decided</translation>
    </message>
    <message>
        <source>Taken off before payment</source>
        <translation>Taken off before payment</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Taken on</translation>
    </message>
    <message>
        <source>Another role</source>
        <translation>Another role</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>Another PIN</translation>
    </message>
    <message>
        <source>Was let go</source>
        <translation>Was let go</translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>{who}, allowed by {by}</source>
        <translation>{who}, allowed by {by}</translation>
    </message>
    <message>
        <source>first on bill {number}</source>
        <translation>first on bill {number}</translation>
    </message>
</context>
<context>
    <name>BackStrip</name>
    <message>
        <source>Goods back: {goods}</source>
        <translation>Goods back: {goods}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BillPage</name>
    <message>
        <source>The bill</source>
        <translation>The bill</translation>
    </message>
    <message>
        <source>No bill chosen</source>
        <translation>No bill chosen</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>Take goods back</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Confirm the QR payment</source>
        <translation>Confirm the QR payment</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
</context>
<context>
    <name>Bills</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Goods came back</source>
        <translation>Goods came back</translation>
    </message>
    <message>
        <source>QR not confirmed</source>
        <translation>QR not confirmed</translation>
    </message>
    <message>
        <source>Held for the owner</source>
        <translation>Held for the owner</translation>
    </message>
    <message>
        <source>{who}, allowed by {manager}</source>
        <translation>{who}, allowed by {manager}</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>Khata</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Bill {number}</source>
        <translation>Bill {number}</translation>
    </message>
    <message>
        <source>Void {number}</source>
        <translation>Void {number}</translation>
    </message>
    <message>
        <source>Return {number}</source>
        <translation>Return {number}</translation>
    </message>
    <message>
        <source>This bill was voided</source>
        <translation>This bill was voided</translation>
    </message>
    <message>
        <source>Seen, not confirmed: {amount} by QR</source>
        <translation>Seen, not confirmed: {amount} by QR</translation>
    </message>
    <message>
        <source>Everything on it came back</source>
        <translation>Everything on it came back</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Reason: {reason}</translation>
    </message>
    <message>
        <source>Discount {amount}</source>
        <translation>Discount {amount}</translation>
    </message>
    <message>
        <source>{count} came back</source>
        <translation>{count} came back</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Tax</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rounding</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>Tax in the prices</source>
        <translation>Tax in the prices</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Of bill {number}</source>
        <translation>Of bill {number}</translation>
    </message>
    <message>
        <source>Exchanged with {number}</source>
        <translation>Exchanged with {number}</translation>
    </message>
    <message>
        <source>Came back on {number}</source>
        <translation>Came back on {number}</translation>
    </message>
    <message>
        <source>Number {seq} of till {till}</source>
        <translation>Number {seq} of till {till}</translation>
    </message>
    <message>
        <source>head office holds it for the owner</source>
        <translation>head office holds it for the owner</translation>
    </message>
    <message>
        <source>at head office as {number}</source>
        <translation>at head office as {number}</translation>
    </message>
    <message>
        <source>safe here, not yet sent</source>
        <translation>safe here, not yet sent</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
</context>
<context>
    <name>BuyerStrip</name>
    <message>
        <source>No customer</source>
        <translation>No customer</translation>
    </message>
    <message>
        <source>For khata, choose who buys</source>
        <translation>For khata, choose who buys</translation>
    </message>
    <message>
        <source>Over khata limit by {amount}</source>
        <translation>Over khata limit by {amount}</translation>
    </message>
    <message>
        <source>Paid ahead {amount}</source>
        <translation>Paid ahead {amount}</translation>
    </message>
    <message>
        <source>Khata balance {amount}</source>
        <translation>Khata balance {amount}</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>F12 again: both have it, and a scan asks which</source>
        <translation>F12 again: both have it, and a scan asks which</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>Removed {name}</translation>
    </message>
    <message>
        <source>Saved the picture of {name}</source>
        <translation>Saved the picture of {name}</translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation>Added {name}</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>Saved {name}</translation>
    </message>
    <message>
        <source>As before: {name}</source>
        <translation>As before: {name}</translation>
    </message>
    <message>
        <source>Back again: {name}</source>
        <translation>Back again: {name}</translation>
    </message>
</context>
<context>
    <name>CareModel</name>
    <message>
        <source>No backup yet</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>Backup {time}</source>
        <translation>Backup {time}</translation>
    </message>
    <message>
        <source>Disk nearly full (200 MB). Tell the owner</source>
        <translation>Disk nearly full (200 MB). Tell the owner</translation>
    </message>
    <message>
        <source>PC date looks wrong: {day}. Please set it. Bills go on</source>
        <translation>PC date looks wrong: {day}. Please set it. Bills go on</translation>
    </message>
    <message numerus="yes">
        <source>Bill from before the power cut is back: %n item(s)</source>
        <translation>
            <numerusform>Bill from before the power cut is back: %n item</numerusform>
            <numerusform>Bill from before the power cut is back: %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>To look at</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>and {count} more</translation>
    </message>
</context>
<context>
    <name>CashForm</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>Cash into the drawer</source>
        <translation>Cash into the drawer</translation>
    </message>
    <message>
        <source>Cash out of the drawer</source>
        <translation>Cash out of the drawer</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>Paid in</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
</context>
<context>
    <name>ChoosingModel</name>
    <message>
        <source>First say why the bill is voided, then F12. Esc goes back</source>
        <translation>First say why the bill is voided, then F12. Esc goes back</translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ConfirmForm</name>
    <message>
        <source>Number in the bank&apos;s message</source>
        <translation>Number in the bank&apos;s message</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Bill {number} · {amount} by QR</source>
        <translation>Bill {number} · {amount} by QR</translation>
    </message>
    <message>
        <source>Look for the amount in the bank&apos;s messages</source>
        <translation>Look for the amount in the bank&apos;s messages</translation>
    </message>
</context>
<context>
    <name>CountModel</name>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Have</source>
        <translation>Have</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Difference</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n line(s) counted</source>
        <translation>
            <numerusform>Saved: %n line counted</numerusform>
            <numerusform>Saved: %n lines counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountScreen</name>
    <message>
        <source>Scan what is on the shelf, piece by piece, or type how many</source>
        <translation>Scan what is on the shelf, piece by piece, or type how many</translation>
    </message>
    <message>
        <source>Scan the shelf</source>
        <translation>Scan the shelf</translation>
    </message>
    <message>
        <source>Each scan is one more; a typed number sets how many. Nothing is lost.</source>
        <translation>Each scan is one more; a typed number sets how many. Nothing is lost.</translation>
    </message>
    <message>
        <source>Shelf or list</source>
        <translation>Shelf or list</translation>
    </message>
    <message>
        <source>Save the count</source>
        <translation>Save the count</translation>
    </message>
    <message>
        <source>Lines counted</source>
        <translation>Lines counted</translation>
    </message>
    <message>
        <source>Differ</source>
        <translation>Differ</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>Value at cost</translation>
    </message>
    <message>
        <source>Show what the till knows</source>
        <translation>Show what the till knows</translation>
    </message>
    <message>
        <source>Count blind</source>
        <translation>Count blind</translation>
    </message>
    <message>
        <source>The count found</source>
        <translation>The count found</translation>
    </message>
    <message>
        <source>Please count</source>
        <translation>Please count</translation>
    </message>
</context>
<context>
    <name>CountTable</name>
    <message>
        <source>Notes and coins</source>
        <translation>Notes and coins</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>How many of {worth}</source>
        <translation>How many of {worth}</translation>
    </message>
</context>
<context>
    <name>CustomerDelegate</name>
    <message>
        <source>Over limit by {amount}</source>
        <translation>Over limit by {amount}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid {day}</source>
        <translation>Paid {day}</translation>
    </message>
</context>
<context>
    <name>CustomerPicker</name>
    <message>
        <source>Search customers</source>
        <translation>Search customers</translation>
    </message>
    <message>
        <source>Name as it sounds, or phone</source>
        <translation>Name as it sounds, or phone</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Customers found</translation>
    </message>
    <message>
        <source>Enter chooses · F12 new customer · F5 nobody · Esc closes</source>
        <translation>Enter chooses · F12 new customer · F5 nobody · Esc closes</translation>
    </message>
    <message>
        <source>Nobody is called that. Enter takes them on as a new customer</source>
        <translation>Nobody is called that. Enter takes them on as a new customer</translation>
    </message>
    <message>
        <source>No customers yet. Type a name, then Enter</source>
        <translation>No customers yet. Type a name, then Enter</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Customer&apos;s display</source>
        <translation>Customer&apos;s display</translation>
    </message>
    <message>
        <source>QR code to pay</source>
        <translation>QR code to pay</translation>
    </message>
    <message>
        <source>Thank you. Come again</source>
        <translation>Thank you. Come again</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerWords</name>
    <message>
        <source>Welcome</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Scan to pay</source>
        <translation>Scan to pay</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>Your change</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>Left to pay</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>Discount {amount}</source>
        <translation>Discount {amount}</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Bill</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>You save</source>
        <translation>You save</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>Goods back</translation>
    </message>
</context>
<context>
    <name>DaysForm</name>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Which days?</source>
        <translation>Which days?</translation>
    </message>
    <message>
        <source>As 28.11.2026, 28/11 or 2811</source>
        <translation>As 28.11.2026, 28/11 or 2811</translation>
    </message>
</context>
<context>
    <name>DraftHeading</name>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Lines</source>
        <translation>Lines</translation>
    </message>
</context>
<context>
    <name>DraftListModel</name>
    <message>
        <source>Removed {name}</source>
        <translation>Removed {name}</translation>
    </message>
    <message numerus="yes">
        <source>The list from before is back: %n line(s)</source>
        <translation>
            <numerusform>The list from before is back: %n line</numerusform>
            <numerusform>The list from before is back: %n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the products any more: {goods}</source>
        <translation>Not in the products any more: {goods}</translation>
    </message>
</context>
<context>
    <name>EntriesModel</name>
    <message>
        <source>That was put right before</source>
        <translation>That was put right before</translation>
    </message>
    <message>
        <source>Taken out again: {goods}</source>
        <translation>Taken out again: {goods}</translation>
    </message>
    <message>
        <source>Put back: {goods}</source>
        <translation>Put back: {goods}</translation>
    </message>
    <message>
        <source>{amount} back in the drawer</source>
        <translation>{amount} back in the drawer</translation>
    </message>
    <message>
        <source>{amount} was paid for it: Paid in on Shift, when it is back</source>
        <translation>{amount} was paid for it: Paid in on Shift, when it is back</translation>
    </message>
    <message>
        <source>Corrected since</source>
        <translation>Corrected since</translation>
    </message>
    <message>
        <source>Corrects another entry</source>
        <translation>Corrects another entry</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Came in</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>Went out</translation>
    </message>
    <message>
        <source>Bill {number}</source>
        <translation>Bill {number}</translation>
    </message>
    <message>
        <source>Bill of {day}</source>
        <translation>Bill of {day}</translation>
    </message>
    <message>
        <source>Bill {number} of {day}</source>
        <translation>Bill {number} of {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Entries</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Came in</source>
        <translation>Came in</translation>
    </message>
    <message>
        <source>Brought back by a customer</source>
        <translation>Brought back by a customer</translation>
    </message>
    <message>
        <source>From another store</source>
        <translation>From another store</translation>
    </message>
    <message>
        <source>More in count</source>
        <translation>More in count</translation>
    </message>
    <message>
        <source>First stock</source>
        <translation>First stock</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Put right</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Sold</translation>
    </message>
</context>
<context>
    <name>ExplainCover</name>
    <message>
        <source>Movements</source>
        <translation>Movements</translation>
    </message>
    <message>
        <source>Up and Down go through them · Esc closes</source>
        <translation>Up and Down go through them · Esc closes</translation>
    </message>
    <message>
        <source>{name}: {count} in stock</source>
        <translation>{name}: {count} in stock</translation>
    </message>
    <message>
        <source>It never moved</source>
        <translation>It never moved</translation>
    </message>
    <message>
        <source>The newest on top</source>
        <translation>The newest on top</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>What moved</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>Stock after it</source>
        <translation>Stock after it</translation>
    </message>
</context>
<context>
    <name>ExplainModel</name>
    <message>
        <source>Choose a line first: its stock is then explained</source>
        <translation>Choose a line first: its stock is then explained</translation>
    </message>
    <message>
        <source>Before that: {count}. Those movements are at head office</source>
        <translation>Before that: {count}. Those movements are at head office</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Till {number}</translation>
    </message>
    <message>
        <source>Bill of {day}</source>
        <translation>Bill of {day}</translation>
    </message>
    <message>
        <source>Held at first; a manager let it count</source>
        <translation>Held at first; a manager let it count</translation>
    </message>
    <message>
        <source>A manager took it back</source>
        <translation>A manager took it back</translation>
    </message>
    <message>
        <source>A manager put the stock right</source>
        <translation>A manager put the stock right</translation>
    </message>
    <message>
        <source>A manager asked to count again</source>
        <translation>A manager asked to count again</translation>
    </message>
    <message>
        <source>Taken back before: does not count until a manager decides</source>
        <translation>Taken back before: does not count until a manager decides</translation>
    </message>
    <message>
        <source>Does not count until a manager decides</source>
        <translation>Does not count until a manager decides</translation>
    </message>
    <message>
        <source>More was sold than was known to be there</source>
        <translation>More was sold than was known to be there</translation>
    </message>
</context>
<context>
    <name>FirstStartModel</name>
    <message>
        <source>Type the name of your shop on one line, at most {chars_max} characters</source>
        <translation>Type the name of your shop on one line, at most {chars_max} characters</translation>
    </message>
    <message>
        <source>That was a scan. Type the name of your shop; then scan what you sell</source>
        <translation>That was a scan. Type the name of your shop; then scan what you sell</translation>
    </message>
    <message>
        <source>There is a shop here already. Close this window and start again</source>
        <translation>There is a shop here already. Close this window and start again</translation>
    </message>
    <message>
        <source>That is no address. Type one like https://sync.example.com</source>
        <translation>That is no address. Type one like https://sync.example.com</translation>
    </message>
    <message>
        <source>The server does not take this code. Each works once, for ten minutes: ask for a new one</source>
        <translation>The server does not take this code. Each works once, for ten minutes: ask for a new one</translation>
    </message>
    <message>
        <source>The last try was cut off and used up its code. Ask for a new one</source>
        <translation>The last try was cut off and used up its code. Ask for a new one</translation>
    </message>
    <message>
        <source>This program does not know the shop&apos;s currency {currency}. Update it</source>
        <translation>This program does not know the shop&apos;s currency {currency}. Update it</translation>
    </message>
    <message>
        <source>Something else answered there. Check the address, and whether this network wants a login</source>
        <translation>Something else answered there. Check the address, and whether this network wants a login</translation>
    </message>
    <message>
        <source>The server could not prove who it is. Check the address and this computer&apos;s date</source>
        <translation>The server could not prove who it is. Check the address and this computer&apos;s date</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment</source>
        <translation>The server is busy. Try again in a moment</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again</source>
        <translation>The server did not answer in time. Try again</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and the network</source>
        <translation>The server cannot be reached. Check the address and the network</translation>
    </message>
</context>
<context>
    <name>FirstStartWindow</name>
    <message>
        <source>Kiryana</source>
        <translation>Kiryana</translation>
    </message>
    <message>
        <source>Welcome to Kiryana</source>
        <translation>Welcome to Kiryana</translation>
    </message>
    <message>
        <source>Join the shop</source>
        <translation>Join the shop</translation>
    </message>
    <message>
        <source>Start selling</source>
        <translation>Start selling</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>Asking the server</translation>
    </message>
    <message>
        <source>New shop</source>
        <translation>New shop</translation>
    </message>
    <message>
        <source>Join a shop that has a server</source>
        <translation>Join a shop that has a server</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>Name of the shop</translation>
    </message>
    <message>
        <source>Rs (Pakistan)</source>
        <translation>Rs (Pakistan)</translation>
    </message>
    <message>
        <source>₹ (India)</source>
        <translation>₹ (India)</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>The server makes this computer a till of the shop.</source>
        <translation>The server makes this computer a till of the shop.</translation>
    </message>
    <message>
        <source>The owner makes a code at the server. The goods come by themselves. F2: new shop</source>
        <translation>The owner makes a code at the server. The goods come by themselves. F2: new shop</translation>
    </message>
    <message>
        <source>Everything stays on this computer. F2: join a shop that has a server. F3: language</source>
        <translation>Everything stays on this computer. F2: join a shop that has a server. F3: language</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>QR code to pay</source>
        <translation>QR code to pay</translation>
    </message>
</context>
<context>
    <name>GivingDelegate</name>
    <message>
        <source>{count} of {left}</source>
        <translation>{count} of {left}</translation>
    </message>
</context>
<context>
    <name>GivingModel</name>
    <message>
        <source>That is a return itself. Choose the bill that was sold</source>
        <translation>That is a return itself. Choose the bill that was sold</translation>
    </message>
    <message>
        <source>Nothing comes back on this bill any more</source>
        <translation>Nothing comes back on this bill any more</translation>
    </message>
    <message>
        <source>The bill is nobody&apos;s: it cannot go onto a khata</source>
        <translation>The bill is nobody&apos;s: it cannot go onto a khata</translation>
    </message>
    <message>
        <source>That bill was not paid by card</source>
        <translation>That bill was not paid by card</translation>
    </message>
    <message>
        <source>Goods come back on the open bill already. Finish that one first</source>
        <translation>Goods come back on the open bill already. Finish that one first</translation>
    </message>
    <message>
        <source>Now scan what goes out. F8 takes the goods back off the bill</source>
        <translation>Now scan what goes out. F8 takes the goods back off the bill</translation>
    </message>
    <message>
        <source>Given back {amount}</source>
        <translation>Given back {amount}</translation>
    </message>
    <message>
        <source>Voided. Given back {amount}</source>
        <translation>Voided. Given back {amount}</translation>
    </message>
    <message>
        <source>Type the reason first, then F12</source>
        <translation>Type the reason first, then F12</translation>
    </message>
</context>
<context>
    <name>GivingPage</name>
    <message>
        <source>To give back</source>
        <translation>To give back</translation>
    </message>
    <message>
        <source>Void the bill</source>
        <translation>Void the bill</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>Goods that come back</source>
        <translation>Goods that come back</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>On khata</translation>
    </message>
    <message>
        <source>To card</source>
        <translation>To card</translation>
    </message>
    <message>
        <source>Goods back without a receipt</source>
        <translation>Goods back without a receipt</translation>
    </message>
    <message>
        <source>Void bill {number}</source>
        <translation>Void bill {number}</translation>
    </message>
    <message>
        <source>Goods back from {number}</source>
        <translation>Goods back from {number}</translation>
    </message>
    <message>
        <source>Scan what comes back. F2 finds goods by name. A manager allows it</source>
        <translation>Scan what comes back. F2 finds goods by name. A manager allows it</translation>
    </message>
    <message>
        <source>Everything on it comes back. Type why, then F12</source>
        <translation>Everything on it comes back. Type why, then F12</translation>
    </message>
    <message>
        <source>Scan what comes back, or choose a line: + or a number. F8: all of it</source>
        <translation>Scan what comes back, or choose a line: + or a number. F8: all of it</translation>
    </message>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>Really {count}? Enter: yes, Esc: no</translation>
    </message>
    <message>
        <source>QR {amount} is not confirmed: nothing is paid out for it</source>
        <translation>QR {amount} is not confirmed: nothing is paid out for it</translation>
    </message>
    <message>
        <source>Of an earlier shift: the money comes out of today&apos;s drawer</source>
        <translation>Of an earlier shift: the money comes out of today&apos;s drawer</translation>
    </message>
    <message>
        <source>Back on the shelf</source>
        <translation>Back on the shelf</translation>
    </message>
    <message>
        <source>Not for sale: damaged</source>
        <translation>Not for sale: damaged</translation>
    </message>
    <message>
        <source>Not for sale: expired</source>
        <translation>Not for sale: expired</translation>
    </message>
    <message>
        <source>Not for sale: spoilt</source>
        <translation>Not for sale: spoilt</translation>
    </message>
    <message>
        <source>Nothing is recorded before F12, F9, F10 or F7. Esc goes back</source>
        <translation>Nothing is recorded before F12, F9, F10 or F7. Esc goes back</translation>
    </message>
    <message>
        <source>Nothing is recorded before F12. Esc goes back</source>
        <translation>Nothing is recorded before F12. Esc goes back</translation>
    </message>
    <message>
        <source>Nothing is recorded before F12 or F7. Esc goes back</source>
        <translation>Nothing is recorded before F12 or F7. Esc goes back</translation>
    </message>
</context>
<context>
    <name>GoodsList</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Products</translation>
    </message>
</context>
<context>
    <name>HeldDelegate</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldOverlay</name>
    <message>
        <source>Bills on hold</source>
        <translation>Bills on hold</translation>
    </message>
    <message>
        <source>Name of the bill</source>
        <translation>Name of the bill</translation>
    </message>
    <message>
        <source>Name or number, then Enter</source>
        <translation>Name or number, then Enter</translation>
    </message>
    <message>
        <source>A digit or Enter takes a bill up · F6 names it · Esc closes</source>
        <translation>A digit or Enter takes a bill up · F6 names it · Esc closes</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Keys of this screen</source>
        <translation>Keys of this screen</translation>
    </message>
    <message>
        <source>Three of the next item</source>
        <translation>Three of the next item</translation>
    </message>
    <message>
        <source>Fifty rupees&apos; worth of the next item</source>
        <translation>Fifty rupees&apos; worth of the next item</translation>
    </message>
    <message>
        <source>One more, one less</source>
        <translation>One more, one less</translation>
    </message>
    <message>
        <source>Look up what is typed</source>
        <translation>Look up what is typed</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>Lock the till</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>No bill here fits {code}</source>
        <translation>No bill here fits {code}</translation>
    </message>
    <message>
        <source>Scan or type the receipt number, then F8. F6: without a receipt</source>
        <translation>Scan or type the receipt number, then F8. F6: without a receipt</translation>
    </message>
    <message>
        <source>Nothing was sold here yet</source>
        <translation>Nothing was sold here yet</translation>
    </message>
    <message>
        <source>Bill {number} is printed once more</source>
        <translation>Bill {number} is printed once more</translation>
    </message>
    <message>
        <source>Payment {number} is confirmed</source>
        <translation>Payment {number} is confirmed</translation>
    </message>
</context>
<context>
    <name>HistoryScreen</name>
    <message>
        <source>Search bills</source>
        <translation>Search bills</translation>
    </message>
    <message>
        <source>Receipt, amount, 22/11, goods or customer</source>
        <translation>Receipt, amount, 22/11, goods or customer</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Bills</translation>
    </message>
    <message>
        <source>Goods in and out</source>
        <translation>Goods in and out</translation>
    </message>
    <message>
        <source>F8 puts the chosen entry right, by a movement the other way</source>
        <translation>F8 puts the chosen entry right, by a movement the other way</translation>
    </message>
    <message>
        <source>older ones follow below</source>
        <translation>older ones follow below</translation>
    </message>
    <message>
        <source>Enter takes goods back</source>
        <translation>Enter takes goods back</translation>
    </message>
    <message>
        <source>Nothing among the newest. Down looks further back</source>
        <translation>Nothing among the newest. Down looks further back</translation>
    </message>
    <message>
        <source>No bill fits</source>
        <translation>No bill fits</translation>
    </message>
    <message>
        <source>Nothing was sold here yet</source>
        <translation>Nothing was sold here yet</translation>
    </message>
    <message>
        <source>Try an amount, a day, goods or a customer</source>
        <translation>Try an amount, a day, goods or a customer</translation>
    </message>
    <message>
        <source>Paid bills appear here</source>
        <translation>Paid bills appear here</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>{count} in stock</source>
        <translation>{count} in stock</translation>
    </message>
</context>
<context>
    <name>HoldingModel</name>
    <message>
        <source>Bill on hold. F7 brings it back</source>
        <translation>Bill on hold. F7 brings it back</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>{amount} paid</source>
        <translation>{amount} paid</translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message>
        <source>Count {name}</source>
        <translation>Count {name}</translation>
    </message>
    <message>
        <source>A manager asks how many are on the shelf.</source>
        <translation>A manager asks how many are on the shelf.</translation>
    </message>
    <message>
        <source>More was sold than was known to be there.</source>
        <translation>More was sold than was known to be there.</translation>
    </message>
    <message>
        <source>Bill {number} of {time}</source>
        <translation>Bill {number} of {time}</translation>
    </message>
    <message>
        <source>Goods that came in, {time}</source>
        <translation>Goods that came in, {time}</translation>
    </message>
    <message>
        <source>Goods that were taken out, {time}</source>
        <translation>Goods that were taken out, {time}</translation>
    </message>
    <message>
        <source>Count of {time}</source>
        <translation>Count of {time}</translation>
    </message>
    <message>
        <source>The server keeps it and cannot use it. Tell whoever looks after it.</source>
        <translation>The server keeps it and cannot use it. Tell whoever looks after it.</translation>
    </message>
    <message>
        <source>The stock this till knew does not fit. A manager counts it or not.</source>
        <translation>The stock this till knew does not fit. A manager counts it or not.</translation>
    </message>
    <message>
        <source>Made on a copy or an old backup. A manager counts it or not.</source>
        <translation>Made on a copy or an old backup. A manager counts it or not.</translation>
    </message>
    <message>
        <source>It had been taken back already. A manager counts it once more or not. Money that went out twice is asked for, and a khata put right under Khata, Adjust.</source>
        <translation>It had been taken back already. A manager counts it once more or not. Money that went out twice is asked for, and a khata put right under Khata, Adjust.</translation>
    </message>
    <message>
        <source>It had been taken back already. A manager counts it once more or not.</source>
        <translation>It had been taken back already. A manager counts it once more or not.</translation>
    </message>
    <message>
        <source>Records of others that the server lost: {count}</source>
        <translation>Records of others that the server lost: {count}</translation>
    </message>
    <message>
        <source>They count nowhere. Sync the tills that made them, also a copy of this one. If those are gone, the server&apos;s admin saves them from this till&apos;s file.</source>
        <translation>They count nowhere. Sync the tills that made them, also a copy of this one. If those are gone, the server&apos;s admin saves them from this till&apos;s file.</translation>
    </message>
    <message>
        <source>A manager decides whether it counts in the stock.</source>
        <translation>A manager decides whether it counts in the stock.</translation>
    </message>
    <message>
        <source>Nothing to do here. A manager looks at it at head office.</source>
        <translation>Nothing to do here. A manager looks at it at head office.</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Fill from list</source>
        <translation>Fill from list</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>Khata</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Card / QR</source>
        <translation>Card / QR</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Exact cash, no receipt</source>
        <translation>Exact cash, no receipt</translation>
    </message>
    <message>
        <source>Read scale</source>
        <translation>Read scale</translation>
    </message>
    <message>
        <source>Void the last sale</source>
        <translation>Void the last sale</translation>
    </message>
    <message>
        <source>Reprint last</source>
        <translation>Reprint last</translation>
    </message>
    <message>
        <source>Open drawer</source>
        <translation>Open drawer</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>Remove line</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Next screen</source>
        <translation>Next screen</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>Tile</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Quick tile for this line</source>
        <translation>Quick tile for this line</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>Paid in</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X report</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>New customer</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Adjust</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Take payment</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Confirm QR</source>
        <translation>Confirm QR</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>No receipt</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>On khata</translation>
    </message>
    <message>
        <source>To card</source>
        <translation>To card</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>All in cash</source>
        <translation>All in cash</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Bills</translation>
    </message>
    <message>
        <source>Void this bill</source>
        <translation>Void this bill</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Which days</source>
        <translation>Which days</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>Other days</translation>
    </message>
    <message>
        <source>File for Excel</source>
        <translation>File for Excel</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Throw away</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>New product</translation>
    </message>
    <message>
        <source>Why this stock?</source>
        <translation>Why this stock?</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Check everything</translation>
    </message>
    <message>
        <source>Show or hide stock</source>
        <translation>Show or hide stock</translation>
    </message>
    <message>
        <source>Every item</source>
        <translation>Every item</translation>
    </message>
    <message>
        <source>Removals only</source>
        <translation>Removals only</translation>
    </message>
    <message>
        <source>Paid now or on credit</source>
        <translation>Paid now or on credit</translation>
    </message>
    <message>
        <source>Print / PDF</source>
        <translation>Print / PDF</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Take back a digit</source>
        <translation>Take back a digit</translation>
    </message>
</context>
<context>
    <name>Khata</name>
    <message>
        <source>{name} owes {amount}</source>
        <translation>{name} owes {amount}</translation>
    </message>
    <message>
        <source>{name} paid {amount} ahead</source>
        <translation>{name} paid {amount} ahead</translation>
    </message>
</context>
<context>
    <name>KhataCovers</name>
    <message>
        <source>Who pays?</source>
        <translation>Who pays?</translation>
    </message>
    <message>
        <source>Without a limit of their own the store&apos;s limit holds</source>
        <translation>Without a limit of their own the store&apos;s limit holds</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>New customer</translation>
    </message>
    <message>
        <source>Change customer</source>
        <translation>Change customer</translation>
    </message>
    <message>
        <source>Card and QR: type the payment&apos;s number too</source>
        <translation>Card and QR: type the payment&apos;s number too</translation>
    </message>
    <message>
        <source>What stood in the paper book, or what is forgiven</source>
        <translation>What stood in the paper book, or what is forgiven</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>Take on</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Payment reference</source>
        <translation>Payment reference</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Owes more</source>
        <translation>Owes more</translation>
    </message>
    <message>
        <source>Owes less</source>
        <translation>Owes less</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
</context>
<context>
    <name>KhataDeeds</name>
    <message>
        <source>Received {amount}. Owes {balance} now</source>
        <translation>Received {amount}. Owes {balance} now</translation>
    </message>
    <message>
        <source>Received {amount}. Paid ahead {balance} now</source>
        <translation>Received {amount}. Paid ahead {balance} now</translation>
    </message>
    <message>
        <source>Adjusted by {amount}. Owes {balance} now</source>
        <translation>Adjusted by {amount}. Owes {balance} now</translation>
    </message>
    <message>
        <source>Adjusted by {amount}. Paid ahead {balance} now</source>
        <translation>Adjusted by {amount}. Paid ahead {balance} now</translation>
    </message>
</context>
<context>
    <name>KhataEntry</name>
    <message>
        <source>Bill</source>
        <translation>Bill</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>Goods back</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>Paid in cash</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>Paid by card</translation>
    </message>
    <message>
        <source>Paid by QR</source>
        <translation>Paid by QR</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Adjusted</translation>
    </message>
    <message>
        <source>Brought forward</source>
        <translation>Brought forward</translation>
    </message>
</context>
<context>
    <name>KhataModel</name>
    <message>
        <source>That is not a customer&apos;s card. Goods are sold on the sale screen</source>
        <translation>That is not a customer&apos;s card. Goods are sold on the sale screen</translation>
    </message>
</context>
<context>
    <name>KhataScreen</name>
    <message>
        <source>Search customers</source>
        <translation>Search customers</translation>
    </message>
    <message>
        <source>Name as it sounds, or phone</source>
        <translation>Name as it sounds, or phone</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>Owing</source>
        <translation>Owing</translation>
    </message>
    <message>
        <source>Over 30 days</source>
        <translation>Over 30 days</translation>
    </message>
    <message>
        <source>Over limit {count}</source>
        <translation>Over limit {count}</translation>
    </message>
    <message>
        <source>They owe us {amount}</source>
        <translation>They owe us {amount}</translation>
    </message>
    <message>
        <source>over 30 days {amount}</source>
        <translation>over 30 days {amount}</translation>
    </message>
    <message>
        <source>Enter takes a payment</source>
        <translation>Enter takes a payment</translation>
    </message>
    <message>
        <source>Nobody is called that</source>
        <translation>Nobody is called that</translation>
    </message>
    <message>
        <source>F5 takes them on</source>
        <translation>F5 takes them on</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>No customers yet</translation>
    </message>
    <message>
        <source>F5 takes one on</source>
        <translation>F5 takes one on</translation>
    </message>
</context>
<context>
    <name>LabelsCover</name>
    <message>
        <source>Of each</source>
        <translation>Of each</translation>
    </message>
    <message>
        <source>Labels on a sheet</source>
        <translation>Labels on a sheet</translation>
    </message>
    <message>
        <source>First free one</source>
        <translation>First free one</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>On the roll</translation>
    </message>
    <message>
        <source>On A4</source>
        <translation>On A4</translation>
    </message>
</context>
<context>
    <name>LabelsModel</name>
    <message>
        <source>Labels for {name}</source>
        <translation>Labels for {name}</translation>
    </message>
    <message>
        <source>Nothing came in yet that labels could be for</source>
        <translation>Nothing came in yet that labels could be for</translation>
    </message>
    <message numerus="yes">
        <source>Labels for what came: %n piece(s)</source>
        <translation>
            <numerusform>Labels for what came: %n piece</numerusform>
            <numerusform>Labels for what came: %n pieces</numerusform>
        </translation>
    </message>
    <message>
        <source>Sheets have 8, 24 or 65 labels; the first free one is counted from 1</source>
        <translation>Sheets have 8, 24 or 65 labels; the first free one is counted from 1</translation>
    </message>
    <message>
        <source>Goods without a code get the store&apos;s own</source>
        <translation>Goods without a code get the store&apos;s own</translation>
    </message>
    <message>
        <source>A sheet that was begun goes on at its first free label</source>
        <translation>A sheet that was begun goes on at its first free label</translation>
    </message>
    <message numerus="yes">
        <source>At most %n label(s) at once</source>
        <translation>
            <numerusform>At most %n label at once</numerusform>
            <numerusform>At most %n labels at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) are being printed</source>
        <translation>
            <numerusform>%n label is being printed</numerusform>
            <numerusform>%n labels are being printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message>
        <source>Type how many labels of each: 1 or more</source>
        <translation>Type how many labels of each: 1 or more</translation>
    </message>
</context>
<context>
    <name>LineHeading</name>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Qty</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>Lines of the bill</source>
        <translation>Lines of the bill</translation>
    </message>
    <message>
        <source>Paid and saved</source>
        <translation>Paid and saved</translation>
    </message>
    <message>
        <source>Saved on khata</source>
        <translation>Saved on khata</translation>
    </message>
    <message>
        <source>Receipt {number}. The next scan begins a new bill.</source>
        <translation>Receipt {number}. The next scan begins a new bill.</translation>
    </message>
    <message>
        <source>Scan the first item</source>
        <translation>Scan the first item</translation>
    </message>
    <message>
        <source>or type a name to search. F7 brings back a bill on hold.</source>
        <translation>or type a name to search. F7 brings back a bill on hold.</translation>
    </message>
</context>
<context>
    <name>LineRows</name>
    <message>
        <source>Discount {amount}</source>
        <translation>Discount {amount}</translation>
    </message>
    <message>
        <source>Stock was wrong?</source>
        <translation>Stock was wrong?</translation>
    </message>
    <message>
        <source>{count} left in stock</source>
        <translation>{count} left in stock</translation>
    </message>
    <message>
        <source>instead of {price}</source>
        <translation>instead of {price}</translation>
    </message>
    <message>
        <source>Open item</source>
        <translation>Open item</translation>
    </message>
    <message>
        <source>Discount {rate} · {amount}</source>
        <translation>Discount {rate} · {amount}</translation>
    </message>
    <message>
        <source>Expired {day}</source>
        <translation>Expired {day}</translation>
    </message>
    <message>
        <source>Below cost</source>
        <translation>Below cost</translation>
    </message>
    <message>
        <source>Carton of {count}</source>
        <translation>Carton of {count}</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>Lot {lot}</translation>
    </message>
    <message>
        <source>good until {day}</source>
        <translation>good until {day}</translation>
    </message>
    <message>
        <source>Tax {rate}</source>
        <translation>Tax {rate}</translation>
    </message>
</context>
<context>
    <name>LoginCover</name>
    <message>
        <source>Till {number}</source>
        <translation>Till {number}</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message numerus="yes">
        <source>A bill with %n item(s) is waiting for {name}</source>
        <translation>
            <numerusform>A bill with %n item is waiting for {name}</numerusform>
            <numerusform>A bill with %n items is waiting for {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoginModel</name>
    <message>
        <source>Nobody has a PIN here. Add your staff first: Shift, then Staff</source>
        <translation>Nobody has a PIN here. Add your staff first: Shift, then Staff</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>To review</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>Nothing to look through. Left and Right change the days</source>
        <translation>Nothing to look through. Left and Right change the days</translation>
    </message>
    <message>
        <source>Only whoever may see reports can look through this</source>
        <translation>Only whoever may see reports can look through this</translation>
    </message>
    <message>
        <source>The newest {count}. Down at the end of the list reads on</source>
        <translation>The newest {count}. Down at the end of the list reads on</translation>
    </message>
    <message>
        <source>Removals only</source>
        <translation>Removals only</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Goods or reason</source>
        <translation>Goods or reason</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>This is our mistake, not yours. Your bill is safe. Please report it</source>
        <translation>This is our mistake, not yours. Your bill is safe. Please report it</translation>
    </message>
    <message>
        <source>{quantity} cannot be a quantity. Type a number above 0</source>
        <translation>{quantity} cannot be a quantity. Type a number above 0</translation>
    </message>
    <message>
        <source>{quantity} cannot be a quantity. Type a smaller number</source>
        <translation>{quantity} cannot be a quantity. Type a smaller number</translation>
    </message>
    <message>
        <source>{code} is not in your products</source>
        <translation>{code} is not in your products</translation>
    </message>
    <message>
        <source>That product is not there any more</source>
        <translation>That product is not there any more</translation>
    </message>
    <message>
        <source>{name} is not in the products any more. Del takes its line off</source>
        <translation>{name} is not in the products any more. Del takes its line off</translation>
    </message>
    <message>
        <source>Scan something first</source>
        <translation>Scan something first</translation>
    </message>
    <message>
        <source>A bill holds {lines_max} lines. Take the money for this one first</source>
        <translation>A bill holds {lines_max} lines. Take the money for this one first</translation>
    </message>
    <message>
        <source>Choose a line first</source>
        <translation>Choose a line first</translation>
    </message>
    <message>
        <source>No bill is on hold</source>
        <translation>No bill is on hold</translation>
    </message>
    <message>
        <source>{given_paisa} is not enough. Ask for {missing_paisa} more</source>
        <translation>{given_paisa} is not enough. Ask for {missing_paisa} more</translation>
    </message>
    <message>
        <source>{given_paisa} cannot be meant for this bill. Check the amount</source>
        <translation>{given_paisa} cannot be meant for this bill. Check the amount</translation>
    </message>
    <message>
        <source>{name} is sold by the piece. Type a whole number</source>
        <translation>{name} is sold by the piece. Type a whole number</translation>
    </message>
    <message>
        <source>{name} cannot be sold for an amount of money. Type how many of it</source>
        <translation>{name} cannot be sold for an amount of money. Type how many of it</translation>
    </message>
    <message>
        <source>{price} cannot be a price. Type an amount like 540 or 540.50</source>
        <translation>{price} cannot be a price. Type an amount like 540 or 540.50</translation>
    </message>
    <message>
        <source>A discount cannot be more than {price_max_paisa}. Type a smaller one</source>
        <translation>A discount cannot be more than {price_max_paisa}. Type a smaller one</translation>
    </message>
    <message>
        <source>{expiry} cannot be a date. Type it like 31.12.2026, 12/26 or 3112</source>
        <translation>{expiry} cannot be a date. Type it like 31.12.2026, 12/26 or 3112</translation>
    </message>
    <message>
        <source>{typed} cannot be the day of a delivery: today is {today}. Type one up to today, like 28.11.2026 or 2811</source>
        <translation>{typed} cannot be the day of a delivery: today is {today}. Type one up to today, like 28.11.2026 or 2811</translation>
    </message>
    <message>
        <source>That file cannot be shown. Choose a photo, JPEG or PNG, of at most 30 MB</source>
        <translation>That file cannot be shown. Choose a photo, JPEG or PNG, of at most 30 MB</translation>
    </message>
    <message>
        <source>Type a name of one line, at most {chars_max} characters</source>
        <translation>Type a name of one line, at most {chars_max} characters</translation>
    </message>
    <message>
        <source>Could not read that. Scan again</source>
        <translation>Could not read that. Scan again</translation>
    </message>
    <message>
        <source>{code} is the code of a person or a bill, not of goods. Take another</source>
        <translation>{code} is the code of a person or a bill, not of goods. Take another</translation>
    </message>
    <message>
        <source>{code} already belongs to {name}</source>
        <translation>{code} already belongs to {name}</translation>
    </message>
    <message>
        <source>You may not do that alone. Ask the manager or the owner</source>
        <translation>You may not do that alone. Ask the manager or the owner</translation>
    </message>
    <message>
        <source>That is not the PIN of {name}. Try again</source>
        <translation>That is not the PIN of {name}. Try again</translation>
    </message>
    <message>
        <source>Too many wrong PINs for {name}. Wait, or ask somebody else</source>
        <translation>Too many wrong PINs for {name}. Wait, or ask somebody else</translation>
    </message>
    <message>
        <source>PINs cannot be checked on this computer now. Tell the owner</source>
        <translation>PINs cannot be checked on this computer now. Tell the owner</translation>
    </message>
    <message>
        <source>Choose 4 to 6 digits that are not in a row, like 2580</source>
        <translation>Choose 4 to 6 digits that are not in a row, like 2580</translation>
    </message>
    <message>
        <source>{name} works here already</source>
        <translation>{name} works here already</translation>
    </message>
    <message>
        <source>{name} does not work here any more</source>
        <translation>{name} does not work here any more</translation>
    </message>
    <message>
        <source>No shift is open. Open one first</source>
        <translation>No shift is open. Open one first</translation>
    </message>
    <message>
        <source>Shift {shift_no} is open already</source>
        <translation>Shift {shift_no} is open already</translation>
    </message>
    <message>
        <source>That was undone before</source>
        <translation>That was undone before</translation>
    </message>
    <message>
        <source>That cannot be recorded. Check the figures</source>
        <translation>That cannot be recorded. Check the figures</translation>
    </message>
    <message>
        <source>{number} paid {amount_paisa} of bill {bill} on {at}. {key} again: use it all the same</source>
        <translation>{number} paid {amount_paisa} of bill {bill} on {at}. {key} again: use it all the same</translation>
    </message>
    <message>
        <source>{number} paid {amount_paisa} of bill {bill} on {at}, which was voided. {key} again: use it all the same</source>
        <translation>{number} paid {amount_paisa} of bill {bill} on {at}, which was voided. {key} again: use it all the same</translation>
    </message>
    <message>
        <source>{number} paid another part of this bill. {key} again: use it all the same</source>
        <translation>{number} paid another part of this bill. {key} again: use it all the same</translation>
    </message>
    <message>
        <source>The QR payment of bill {number} is not confirmed. Enter its number first: Bills, F5. Or a manager allows it</source>
        <translation>The QR payment of bill {number} is not confirmed. Enter its number first: Bills, F5. Or a manager allows it</translation>
    </message>
    <message>
        <source>{unpaid_paisa} of this bill stands on a khata: F12 takes it off there. In cash a manager allows it</source>
        <translation>{unpaid_paisa} of this bill stands on a khata: F12 takes it off there. In cash a manager allows it</translation>
    </message>
    <message>
        <source>The server cannot be reached. Selling goes on; sync tries again by itself</source>
        <translation>The server cannot be reached. Selling goes on; sync tries again by itself</translation>
    </message>
    <message>
        <source>The server refused: {code}. Nothing is lost. Tell the owner</source>
        <translation>The server refused: {code}. Nothing is lost. Tell the owner</translation>
    </message>
    <message>
        <source>The file cannot be written: {path}. Look at the folder and its disk</source>
        <translation>The file cannot be written: {path}. Look at the folder and its disk</translation>
    </message>
    <message>
        <source>The disk is full. That was not saved. Free some space, then try again</source>
        <translation>The disk is full. That was not saved. Free some space, then try again</translation>
    </message>
    <message>
        <source>No keyring was found: the till&apos;s key is in a file that only you can read</source>
        <translation>No keyring was found: the till&apos;s key is in a file that only you can read</translation>
    </message>
    <message>
        <source>The till is busy in another program. Try again in a moment</source>
        <translation>The till is busy in another program. Try again in a moment</translation>
    </message>
    <message>
        <source>The till&apos;s folder cannot be written. Tell the owner</source>
        <translation>The till&apos;s folder cannot be written. Tell the owner</translation>
    </message>
    <message>
        <source>This till is open already in another window</source>
        <translation>This till is open already in another window</translation>
    </message>
    <message>
        <source>The till&apos;s records are of a newer program. Update this program</source>
        <translation>The till&apos;s records are of a newer program. Update this program</translation>
    </message>
    <message>
        <source>The till&apos;s file is damaged. Tell the owner to restore a backup</source>
        <translation>The till&apos;s file is damaged. Tell the owner to restore a backup</translation>
    </message>
    <message>
        <source>This till and the server understand each other again. Every sale is kept</source>
        <translation>This till and the server understand each other again. Every sale is kept</translation>
    </message>
    <message>
        <source>The server was restored. It gets back what it lost; every sale is kept</source>
        <translation>The server was restored. It gets back what it lost; every sale is kept</translation>
    </message>
    <message>
        <source>This till&apos;s stock was counted anew from its history; every sale is kept</source>
        <translation>This till&apos;s stock was counted anew from its history; every sale is kept</translation>
    </message>
    <message>
        <source>A copy of this till was in use. It is in step again; every sale is kept</source>
        <translation>A copy of this till was in use. It is in step again; every sale is kept</translation>
    </message>
    <message>
        <source>The server has blocked this till. Its sales are kept. Ask your manager</source>
        <translation>The server has blocked this till. Its sales are kept. Ask your manager</translation>
    </message>
    <message>
        <source>The server has another history. Every sale is kept here. Tell the owner</source>
        <translation>The server has another history. Every sale is kept here. Tell the owner</translation>
    </message>
    <message>
        <source>This is a copy of a till that is in use elsewhere. Selling goes on. Tell the owner</source>
        <translation>This is a copy of a till that is in use elsewhere. Selling goes on. Tell the owner</translation>
    </message>
    <message>
        <source>The disk altered a record of this till, and what came after it waits here. Selling goes on. Tell the owner</source>
        <translation>The disk altered a record of this till, and what came after it waits here. Selling goes on. Tell the owner</translation>
    </message>
    <message>
        <source>The server needs a newer version of this program. Selling goes on</source>
        <translation>The server needs a newer version of this program. Selling goes on</translation>
    </message>
    <message>
        <source>The server asked its tills to wait. Sync tries again by itself</source>
        <translation>The server asked its tills to wait. Sync tries again by itself</translation>
    </message>
    <message>
        <source>The server could not take everything yet. Sync tries again by itself</source>
        <translation>The server could not take everything yet. Sync tries again by itself</translation>
    </message>
    <message>
        <source>Other tills use a newer version of this program. Update this one soon</source>
        <translation>Other tills use a newer version of this program. Update this one soon</translation>
    </message>
    <message>
        <source>This till was last used on another machine. The next sync says whether all is well</source>
        <translation>This till was last used on another machine. The next sync says whether all is well</translation>
    </message>
    <message>
        <source>This till&apos;s folder was copied or put back. The next sync says whether all is well</source>
        <translation>This till&apos;s folder was copied or put back. The next sync says whether all is well</translation>
    </message>
    <message>
        <source>{name} is the only owner. Make somebody else an owner first</source>
        <translation>{name} is the only owner. Make somebody else an owner first</translation>
    </message>
    <message>
        <source>That was sold once and is no product. Add the product first</source>
        <translation>That was sold once and is no product. Add the product first</translation>
    </message>
    <message>
        <source>{quantity} cannot be a quantity. Type a number like 3 or 1.5</source>
        <translation>{quantity} cannot be a quantity. Type a number like 3 or 1.5</translation>
    </message>
    <message>
        <source>{rate} cannot be a percentage. Type one from 0 to 100, like 10%</source>
        <translation>{rate} cannot be a percentage. Type one from 0 to 100, like 10%</translation>
    </message>
    <message>
        <source>{tile} cannot be a tile. Type a number from 1 to {tiles}</source>
        <translation>{tile} cannot be a tile. Type a number from 1 to {tiles}</translation>
    </message>
    <message>
        <source>{value} cannot be set here</source>
        <translation>{value} cannot be set here</translation>
    </message>
    <message>
        <source>There is no customer {customer}</source>
        <translation>There is no customer {customer}</translation>
    </message>
    <message>
        <source>{customer} fits several customers. Choose one from the list</source>
        <translation>{customer} fits several customers. Choose one from the list</translation>
    </message>
    <message>
        <source>{phone} cannot be a phone number. Type it like 0300-1234567</source>
        <translation>{phone} cannot be a phone number. Type it like 0300-1234567</translation>
    </message>
    <message>
        <source>Over khata limit by {over_paisa}. A manager may allow it, or take part in cash</source>
        <translation>Over khata limit by {over_paisa}. A manager may allow it, or take part in cash</translation>
    </message>
    <message>
        <source>Type the amount and the reason</source>
        <translation>Type the amount and the reason</translation>
    </message>
    <message>
        <source>Type the payment&apos;s number: at least its last {chars_min} characters</source>
        <translation>Type the payment&apos;s number: at least its last {chars_min} characters</translation>
    </message>
    <message>
        <source>No QR payment of bill {number} is still to be confirmed</source>
        <translation>No QR payment of bill {number} is still to be confirmed</translation>
    </message>
    <message>
        <source>The store&apos;s payment QR cannot be used. Use the printed sign, tell the owner</source>
        <translation>The store&apos;s payment QR cannot be used. Use the printed sign, tell the owner</translation>
    </message>
    <message>
        <source>This bill is partly on khata: take that payment back first</source>
        <translation>This bill is partly on khata: take that payment back first</translation>
    </message>
    <message>
        <source>Only {left_milli} of {name} from that bill can still come back</source>
        <translation>Only {left_milli} of {name} from that bill can still come back</translation>
    </message>
    <message>
        <source>{name} is not on that bill</source>
        <translation>{name} is not on that bill</translation>
    </message>
    <message>
        <source>Head office has bills that old. F6 takes goods back without a receipt</source>
        <translation>Head office has bills that old. F6 takes goods back without a receipt</translation>
    </message>
    <message>
        <source>That bill is not on this till</source>
        <translation>That bill is not on this till</translation>
    </message>
    <message>
        <source>Bill saved. Printer has no paper - Shift+F9 prints it</source>
        <translation>Bill saved. Printer has no paper - Shift+F9 prints it</translation>
    </message>
    <message>
        <source>Bill saved. The printer&apos;s cover is open - Shift+F9 prints it</source>
        <translation>Bill saved. The printer&apos;s cover is open - Shift+F9 prints it</translation>
    </message>
    <message>
        <source>Bill saved. The printer takes nothing more - Shift+F9 prints it</source>
        <translation>Bill saved. The printer takes nothing more - Shift+F9 prints it</translation>
    </message>
    <message>
        <source>Bill saved. The printer does not answer - Shift+F9 prints it</source>
        <translation>Bill saved. The printer does not answer - Shift+F9 prints it</translation>
    </message>
    <message>
        <source>settings.toml cannot be used: {problem}. Tell the owner</source>
        <translation>settings.toml cannot be used: {problem}. Tell the owner</translation>
    </message>
    <message>
        <source>The scale is still moving. Wait a moment, then Shift+F3 again</source>
        <translation>The scale is still moving. Wait a moment, then Shift+F3 again</translation>
    </message>
    <message>
        <source>The scale cannot weigh that. Empty it and set it to zero</source>
        <translation>The scale cannot weigh that. Empty it and set it to zero</translation>
    </message>
    <message>
        <source>Nothing is connected at {port}. Check the cable</source>
        <translation>Nothing is connected at {port}. Check the cable</translation>
    </message>
    <message>
        <source>The scale gives no weight. Check its switch; type the weight meanwhile</source>
        <translation>The scale gives no weight. Check its switch; type the weight meanwhile</translation>
    </message>
    <message>
        <source>Type an amount like 540 or 540.50</source>
        <translation>Type an amount like 540 or 540.50</translation>
    </message>
    <message>
        <source>{price} cannot be an amount. Type one like 540 or 540.50</source>
        <translation>{price} cannot be an amount. Type one like 540 or 540.50</translation>
    </message>
    <message>
        <source>{over_paisa} more than the bill, and not in cash. Esc takes a payment back</source>
        <translation>{over_paisa} more than the bill, and not in cash. Esc takes a payment back</translation>
    </message>
    <message>
        <source>This till works alone: there is no head office. Make a file of the report</source>
        <translation>This till works alone: there is no head office. Make a file of the report</translation>
    </message>
    <message>
        <source>{count} reports wait for the next sync already. They go first</source>
        <translation>{count} reports wait for the next sync already. They go first</translation>
    </message>
    <message>
        <source>The report is too large to be sent. Make a file of it</source>
        <translation>The report is too large to be sent. Make a file of it</translation>
    </message>
</context>
<context>
    <name>MistakeDialog</name>
    <message>
        <source>Kiryana</source>
        <translation>Kiryana</translation>
    </message>
    <message>
        <source>This is our mistake</source>
        <translation>This is our mistake</translation>
    </message>
    <message>
        <source>The bill is safe on this computer and you can go on. Please make a report and give it to whoever helps you: no names and no prices are in it.</source>
        <translation>The bill is safe on this computer and you can go on. Please make a report and give it to whoever helps you: no names and no prices are in it.</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>Make a report</translation>
    </message>
    <message>
        <source>Send to head office</source>
        <translation>Send to head office</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>Go on selling</translation>
    </message>
</context>
<context>
    <name>NowPage</name>
    <message>
        <source>Cash in the drawer now</source>
        <translation>Cash in the drawer now</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Shift {number} · {name} · since {time}</source>
        <translation>Shift {number} · {name} · since {time}</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>No shift is open</translation>
    </message>
    <message>
        <source>Count the drawer or type its cash. Nothing is sold before that.</source>
        <translation>Count the drawer or type its cash. Nothing is sold before that.</translation>
    </message>
    <message>
        <source>Count the drawer or type its cash. The first sale opens a shift too.</source>
        <translation>Count the drawer or type its cash. The first sale opens a shift too.</translation>
    </message>
    <message>
        <source>Press F12 again to close shift {number}</source>
        <translation>Press F12 again to close shift {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) on hold stay for the next shift</source>
        <translation>
            <numerusform>%n bill on hold stays for the next shift</numerusform>
            <numerusform>%n bills on hold stay for the next shift</numerusform>
        </translation>
    </message>
    <message>
        <source>Esc hides the figures and counts again</source>
        <translation>Esc hides the figures and counts again</translation>
    </message>
    <message>
        <source>The count is blind: what should be there shows when it is saved</source>
        <translation>The count is blind: what should be there shows when it is saved</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>Open the shift</translation>
    </message>
    <message>
        <source>Close and print Z</source>
        <translation>Close and print Z</translation>
    </message>
    <message>
        <source>Save the count</source>
        <translation>Save the count</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X report</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>Paid in</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
</context>
<context>
    <name>OverlapCard</name>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>and {count} more</translation>
    </message>
</context>
<context>
    <name>OverlapModel</name>
    <message>
        <source>{name} costs {price} from now on, on every till</source>
        <translation>{name} costs {price} from now on, on every till</translation>
    </message>
    <message>
        <source>Price of {name} was changed in two places. Which one holds?</source>
        <translation>Price of {name} was changed in two places. Which one holds?</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Till {number}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>Head office</translation>
    </message>
</context>
<context>
    <name>PagesCover</name>
    <message>
        <source>Where to?</source>
        <translation>Where to?</translation>
    </message>
    <message>
        <source>A PDF file</source>
        <translation>A PDF file</translation>
    </message>
    <message>
        <source>Up and Down choose · Esc: not now</source>
        <translation>Up and Down choose · Esc: not now</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Write the file</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
</context>
<context>
    <name>PagesModel</name>
    <message>
        <source>Written to {path}</source>
        <translation>Written to {path}</translation>
    </message>
    <message>
        <source>Sent to {printer}</source>
        <translation>Sent to {printer}</translation>
    </message>
    <message>
        <source>{printer} takes nothing. Look at it, or choose another place</source>
        <translation>{printer} takes nothing. Look at it, or choose another place</translation>
    </message>
</context>
<context>
    <name>PaperModel</name>
    <message>
        <source>No printer is set. The settings name one</source>
        <translation>No printer is set. The settings name one</translation>
    </message>
    <message>
        <source>Drawer did not open. Use the key</source>
        <translation>Drawer did not open. Use the key</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>No paper</translation>
    </message>
    <message>
        <source>Printer offline</source>
        <translation>Printer offline</translation>
    </message>
    <message>
        <source>Printer stuck</source>
        <translation>Printer stuck</translation>
    </message>
    <message>
        <source>Printer off</source>
        <translation>Printer off</translation>
    </message>
</context>
<context>
    <name>PastModel</name>
    <message>
        <source>Shift {number}</source>
        <translation>Shift {number}</translation>
    </message>
</context>
<context>
    <name>PastPage</name>
    <message>
        <source>Past shifts</source>
        <translation>Past shifts</translation>
    </message>
    <message>
        <source>No shift was closed yet</source>
        <translation>No shift was closed yet</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Drawer</translation>
    </message>
</context>
<context>
    <name>PaySide</name>
    <message>
        <source>Cash received</source>
        <translation>Cash received</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exact</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>Change to give back</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>Khata</translation>
    </message>
    <message>
        <source>Card / QR</source>
        <translation>Card / QR</translation>
    </message>
    <message>
        <source>Cash received · Esc takes the last payment back</source>
        <translation>Cash received · Esc takes the last payment back</translation>
    </message>
</context>
<context>
    <name>PaymentModel</name>
    <message>
        <source>{amount} is not paid any more</source>
        <translation>{amount} is not paid any more</translation>
    </message>
    <message>
        <source>Over khata limit by {amount}</source>
        <translation>Over khata limit by {amount}</translation>
    </message>
</context>
<context>
    <name>Pending</name>
    <message>
        <source>First the payment that is asked for: Enter if it came, Esc if not</source>
        <translation>First the payment that is asked for: Enter if it came, Esc if not</translation>
    </message>
    <message>
        <source>First confirm the quantity: Enter for yes, Esc for no</source>
        <translation>First confirm the quantity: Enter for yes, Esc for no</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>View only</source>
        <translation>View only</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Sell</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>Take goods back</translation>
    </message>
    <message>
        <source>Give a discount</source>
        <translation>Give a discount</translation>
    </message>
    <message>
        <source>Change a price on the bill</source>
        <translation>Change a price on the bill</translation>
    </message>
    <message>
        <source>Void a bill</source>
        <translation>Void a bill</translation>
    </message>
    <message>
        <source>Open the drawer without a sale</source>
        <translation>Open the drawer without a sale</translation>
    </message>
    <message>
        <source>Pay out what nobody has paid yet</source>
        <translation>Pay out what nobody has paid yet</translation>
    </message>
    <message>
        <source>Khata over the limit</source>
        <translation>Khata over the limit</translation>
    </message>
    <message>
        <source>Sell goods past their date</source>
        <translation>Sell goods past their date</translation>
    </message>
    <message>
        <source>Take goods in</source>
        <translation>Take goods in</translation>
    </message>
    <message>
        <source>Take goods out</source>
        <translation>Take goods out</translation>
    </message>
    <message>
        <source>Count the stock</source>
        <translation>Count the stock</translation>
    </message>
    <message>
        <source>Change products and prices</source>
        <translation>Change products and prices</translation>
    </message>
    <message>
        <source>Open and close shifts</source>
        <translation>Open and close shifts</translation>
    </message>
    <message>
        <source>See the reports</source>
        <translation>See the reports</translation>
    </message>
    <message>
        <source>See what goods cost</source>
        <translation>See what goods cost</translation>
    </message>
    <message>
        <source>Send a report to head office</source>
        <translation>Send a report to head office</translation>
    </message>
    <message>
        <source>Change staff and PINs</source>
        <translation>Change staff and PINs</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>Change the settings</translation>
    </message>
    <message>
        <source>Take goods back without a receipt</source>
        <translation>Take goods back without a receipt</translation>
    </message>
    <message>
        <source>Correct a khata</source>
        <translation>Correct a khata</translation>
    </message>
</context>
<context>
    <name>PhotoButton</name>
    <message>
        <source>Choose a picture</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>Choose another picture</translation>
    </message>
</context>
<context>
    <name>PinEdit</name>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n digit</numerusform>
            <numerusform>%n digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPane</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>{why} · {count} s</source>
        <translation>{why} · {count} s</translation>
    </message>
    <message>
        <source>No PIN is asked: Enter</source>
        <translation>No PIN is asked: Enter</translation>
    </message>
    <message>
        <source>Arrows choose the name, digits are the PIN</source>
        <translation>Arrows choose the name, digits are the PIN</translation>
    </message>
</context>
<context>
    <name>PrintBar</name>
    <message numerus="yes">
        <source>%n slip(s) were not printed last time. Print now?</source>
        <translation>
            <numerusform>%n slip was not printed last time. Print now?</numerusform>
            <numerusform>%n slips were not printed last time. Print now?</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>ProblemReportModel</name>
    <message>
        <source>A moment, please</source>
        <translation>A moment, please</translation>
    </message>
    <message>
        <source>Give this file to whoever helps you: {file}</source>
        <translation>Give this file to whoever helps you: {file}</translation>
    </message>
    <message>
        <source>The report could not be written. Is the disk full or locked?</source>
        <translation>The report could not be written. Is the disk full or locked?</translation>
    </message>
    <message>
        <source>It goes to head office with the next sync</source>
        <translation>It goes to head office with the next sync</translation>
    </message>
    <message>
        <source>The report is at head office since {time}, under number {number}</source>
        <translation>The report is at head office since {time}, under number {number}</translation>
    </message>
    <message>
        <source>Head office did not take the report. Make a file and give it to whoever helps you</source>
        <translation>Head office did not take the report. Make a file and give it to whoever helps you</translation>
    </message>
    <message>
        <source>Head office takes no reports yet. It waits here; meanwhile make a file</source>
        <translation>Head office takes no reports yet. It waits here; meanwhile make a file</translation>
    </message>
    <message>
        <source>A report of another till lay here. It was not sent and is gone</source>
        <translation>A report of another till lay here. It was not sent and is gone</translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>Stock {count}</source>
        <translation>Stock {count}</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>New product</translation>
    </message>
    <message>
        <source>Margin {percent}</source>
        <translation>Margin {percent}</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Name in English</translation>
    </message>
    <message>
        <source>Name in Urdu</source>
        <translation>Name in Urdu</translation>
    </message>
    <message>
        <source>Name in Hindi</source>
        <translation>Name in Hindi</translation>
    </message>
    <message>
        <source>Barcodes · scan here · *12 for a carton of 12</source>
        <translation>Barcodes · scan here · *12 for a carton of 12</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Tax %</source>
        <translation>Tax %</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Vendor</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>Low at</translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation>Take the picture away</translation>
    </message>
    <message>
        <source>What it cost lately</source>
        <translation>What it cost lately</translation>
    </message>
    <message>
        <source>Quick tile {keys}</source>
        <translation>Quick tile {keys}</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>not shown</translation>
    </message>
</context>
<context>
    <name>ProductsModel</name>
    <message>
        <source>That is no product&apos;s code. Scan again</source>
        <translation>That is no product&apos;s code. Scan again</translation>
    </message>
    <message>
        <source>{code} is not in your products. Type its name and price, then F12</source>
        <translation>{code} is not in your products. Type its name and price, then F12</translation>
    </message>
    <message>
        <source>{code} is not in your products. Enter adds it</source>
        <translation>{code} is not in your products. Enter adds it</translation>
    </message>
    <message>
        <source>{code} is {name}. Enter opens it</source>
        <translation>{code} is {name}. Enter opens it</translation>
    </message>
    <message>
        <source>First save with F12, or Esc to leave it as it was</source>
        <translation>First save with F12, or Esc to leave it as it was</translation>
    </message>
</context>
<context>
    <name>ProductsScreen</name>
    <message>
        <source>Search products</source>
        <translation>Search products</translation>
    </message>
    <message>
        <source>Name in any script, as it sounds, or code</source>
        <translation>Name in any script, as it sounds, or code</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>New</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Low stock {count}</source>
        <translation>Low stock {count}</translation>
    </message>
    <message>
        <source>No barcode {count}</source>
        <translation>No barcode {count}</translation>
    </message>
    <message>
        <source>Expiring {count}</source>
        <translation>Expiring {count}</translation>
    </message>
    <message>
        <source>Estimated: what came first is taken to be sold first</source>
        <translation>Estimated: what came first is taken to be sold first</translation>
    </message>
    <message>
        <source>To order: two weeks of sales like the last four, and above the mark</source>
        <translation>To order: two weeks of sales like the last four, and above the mark</translation>
    </message>
    <message>
        <source>Enter changes the price · a scan opens its product</source>
        <translation>Enter changes the price · a scan opens its product</translation>
    </message>
    <message>
        <source>Nothing is called that. F5 adds it</source>
        <translation>Nothing is called that. F5 adds it</translation>
    </message>
    <message>
        <source>No product yet. F5 or a scan adds one</source>
        <translation>No product yet. F5 or a scan adds one</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>{count} to decide</source>
        <translation>{count} to decide</translation>
    </message>
</context>
<context>
    <name>ReceiveModel</name>
    <message>
        <source>Have</source>
        <translation>Have</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>Got</translation>
    </message>
    <message>
        <source>Cost each</source>
        <translation>Cost each</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>Sell</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Expiry</translation>
    </message>
    <message>
        <source>{date} is past. Enter: yes, Esc: no</source>
        <translation>{date} is past. Enter: yes, Esc: no</translation>
    </message>
    <message>
        <source>{date}, really? Enter: yes, Esc: no</source>
        <translation>{date}, really? Enter: yes, Esc: no</translation>
    </message>
    <message>
        <source>Past its date: {date}</source>
        <translation>Past its date: {date}</translation>
    </message>
    <message>
        <source>New vendor: {name}</source>
        <translation>New vendor: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n line(s) of stock in</source>
        <translation>
            <numerusform>Saved: %n line of stock in</numerusform>
            <numerusform>Saved: %n lines of stock in</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} paid out</source>
        <translation>{amount} paid out</translation>
    </message>
    <message>
        <source>{name} came in with bill {bill} on {date}. F12 again records it once more</source>
        <translation>{name} came in with bill {bill} on {date}. F12 again records it once more</translation>
    </message>
</context>
<context>
    <name>ReceiveScreen</name>
    <message>
        <source>Scan the carton, or type a name or a number</source>
        <translation>Scan the carton, or type a name or a number</translation>
    </message>
    <message>
        <source>Scan what arrived</source>
        <translation>Scan what arrived</translation>
    </message>
    <message>
        <source>A typed number sets the count, Tab goes on to cost and date.</source>
        <translation>A typed number sets the count, Tab goes on to cost and date.</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Vendor</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Bill total</source>
        <translation>Bill total</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pieces</translation>
    </message>
    <message>
        <source>Without cost</source>
        <translation>Without cost</translation>
    </message>
    <message>
        <source>Cost changed</source>
        <translation>Cost changed</translation>
    </message>
    <message>
        <source>On credit</source>
        <translation>On credit</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>Bill number</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Paid now</source>
        <translation>Paid now</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>New product</source>
        <translation>New product</translation>
    </message>
    <message>
        <source>Product changed</source>
        <translation>Product changed</translation>
    </message>
    <message>
        <source>Product removed</source>
        <translation>Product removed</translation>
    </message>
    <message>
        <source>New vendor</source>
        <translation>New vendor</translation>
    </message>
    <message>
        <source>Rule of the store</source>
        <translation>Rule of the store</translation>
    </message>
    <message>
        <source>Goods came in</source>
        <translation>Goods came in</translation>
    </message>
    <message>
        <source>Goods taken out</source>
        <translation>Goods taken out</translation>
    </message>
    <message>
        <source>Count of stock</source>
        <translation>Count of stock</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Bill</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>Goods back</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>Payment confirmed</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>New customer</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>Customer changed</translation>
    </message>
    <message>
        <source>Khata paid</source>
        <translation>Khata paid</translation>
    </message>
    <message>
        <source>Khata adjusted</source>
        <translation>Khata adjusted</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>Shift opened</translation>
    </message>
    <message>
        <source>Cash in or out</source>
        <translation>Cash in or out</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>Drawer opened</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>Shift closed</translation>
    </message>
    <message>
        <source>Decision of a manager</source>
        <translation>Decision of a manager</translation>
    </message>
    <message>
        <source>Till began anew</source>
        <translation>Till began anew</translation>
    </message>
    <message>
        <source>Clock was set</source>
        <translation>Clock was set</translation>
    </message>
    <message>
        <source>Record of a newer program</source>
        <translation>Record of a newer program</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Saved here</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>At head office</source>
        <translation>At head office</translation>
    </message>
    <message>
        <source>Held for a manager</source>
        <translation>Held for a manager</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Cannot be used</translation>
    </message>
    <message>
        <source>Staff changed</source>
        <translation>Staff changed</translation>
    </message>
</context>
<context>
    <name>RecordsModel</name>
    <message>
        <source>Till {number}: {time}</source>
        <translation>Till {number}: {time}</translation>
    </message>
    <message>
        <source>Last heard from {tills}</source>
        <translation>Last heard from {tills}</translation>
    </message>
    <message>
        <source>Checking every record … selling goes on</source>
        <translation>Checking every record … selling goes on</translation>
    </message>
    <message numerus="yes">
        <source>All is well: %n record(s), and every figure follows</source>
        <translation>
            <numerusform>All is well: %n record, and every figure follows</numerusform>
            <numerusform>All is well: %n records, and every figure follows</numerusform>
        </translation>
    </message>
    <message>
        <source>Something is wrong: {problem}. Tell the owner; selling goes on</source>
        <translation>Something is wrong: {problem}. Tell the owner; selling goes on</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Till {number}</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Check everything</source>
        <translation>Check everything</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Proves that no record was lost or altered</source>
        <translation>Proves that no record was lost or altered</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Till and number</source>
        <translation>Till and number</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Where it is</translation>
    </message>
</context>
<context>
    <name>ReminderCard</name>
    <message>
        <source>Copy the words</source>
        <translation>Copy the words</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>QR code of the message</source>
        <translation>QR code of the message</translation>
    </message>
</context>
<context>
    <name>ReminderModel</name>
    <message>
        <source>{name} owes nothing: there is nothing to remind of</source>
        <translation>{name} owes nothing: there is nothing to remind of</translation>
    </message>
    <message>
        <source>Scan with your phone: WhatsApp opens, with these words to {phone}</source>
        <translation>Scan with your phone: WhatsApp opens, with these words to {phone}</translation>
    </message>
    <message>
        <source>The phone number is not whole, so there is no code. F4 changes it</source>
        <translation>The phone number is not whole, so there is no code. F4 changes it</translation>
    </message>
    <message>
        <source>Without a phone number there is no code. F4 adds one</source>
        <translation>Without a phone number there is no code. F4 adds one</translation>
    </message>
    <message>
        <source>Remind {name}</source>
        <translation>Remind {name}</translation>
    </message>
    <message>
        <source>The words are copied</source>
        <translation>The words are copied</translation>
    </message>
    <message>
        <source>The reminder is being printed</source>
        <translation>The reminder is being printed</translation>
    </message>
</context>
<context>
    <name>RemoveModel</name>
    <message>
        <source>Have</source>
        <translation>Have</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>Value at cost</translation>
    </message>
    <message>
        <source>{count} out of {have}? Enter: yes, Esc: no</source>
        <translation>{count} out of {have}? Enter: yes, Esc: no</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Saved as {name}</translation>
    </message>
    <message>
        <source>The list {name} was removed</source>
        <translation>The list {name} was removed</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) removed</source>
        <translation>
            <numerusform>%n item removed</numerusform>
            <numerusform>%n items removed</numerusform>
        </translation>
    </message>
    <message>
        <source>The removal was undone</source>
        <translation>The removal was undone</translation>
    </message>
</context>
<context>
    <name>RemoveScreen</name>
    <message>
        <source>Scan or type what left the store</source>
        <translation>Scan or type what left the store</translation>
    </message>
    <message>
        <source>Scan what left the store</source>
        <translation>Scan what left the store</translation>
    </message>
    <message>
        <source>A typed number sets the quantity, Left and Right the reason.</source>
        <translation>A typed number sets the quantity, Left and Right the reason.</translation>
    </message>
    <message>
        <source>Why it left</source>
        <translation>Why it left</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>Value at cost</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n item(s)</source>
        <translation>
            <numerusform>Remove %n item</numerusform>
            <numerusform>Remove %n items</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed today</source>
        <translation>Removed today</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Vendor and number of the bill</source>
        <translation>Vendor and number of the bill</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>Vendors</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>Khata</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>To order</source>
        <translation>To order</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>A year</translation>
    </message>
    <message>
        <source>From … to</source>
        <translation>From … to</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hour</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Bills</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Sold</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Came back</translation>
    </message>
    <message>
        <source>Takings</source>
        <translation>Takings</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Tax</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pieces</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>Profit</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Margin</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Kilograms</source>
        <translation>Kilograms</translation>
    </message>
    <message>
        <source>Litres</source>
        <translation>Litres</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Vendor</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Average bill</source>
        <translation>Average bill</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>Khata paid</source>
        <translation>Khata paid</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>Owes</translation>
    </message>
    <message>
        <source>to 30 days</source>
        <translation>to 30 days</translation>
    </message>
    <message>
        <source>to 60 days</source>
        <translation>to 60 days</translation>
    </message>
    <message>
        <source>to 90 days</source>
        <translation>to 90 days</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Older</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>At price</source>
        <translation>At price</translation>
    </message>
    <message>
        <source>At cost</source>
        <translation>At cost</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>Low at</translation>
    </message>
    <message>
        <source>Sold in 28 days</source>
        <translation>Sold in 28 days</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>On khata</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Put back (undone)</source>
        <translation>Put back (undone)</translation>
    </message>
    <message>
        <source>Over in count</source>
        <translation>Over in count</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>No vendor</source>
        <translation>No vendor</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>By hour</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>Until {day} items, hours and staff are of this till only</source>
        <translation>Until {day} items, hours and staff are of this till only</translation>
    </message>
    <message>
        <source>Cost is what was paid last. Head office takes the average, so its figure differs</source>
        <translation>Cost is what was paid last. Head office takes the average, so its figure differs</translation>
    </message>
</context>
<context>
    <name>ReportsModel</name>
    <message>
        <source>Type days as 28.11.2026, the first one first</source>
        <translation>Type days as 28.11.2026, the first one first</translation>
    </message>
    <message numerus="yes">
        <source>At most %n day(s) at once</source>
        <translation>
            <numerusform>At most %n day at once</numerusform>
            <numerusform>At most %n days at once</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>Written to {path}</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Bills</translation>
    </message>
    <message>
        <source>Average bill</source>
        <translation>Average bill</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>Profit</translation>
    </message>
    <message>
        <source>No cost is known</source>
        <translation>No cost is known</translation>
    </message>
    <message>
        <source>on {rate} of the sales</source>
        <translation>on {rate} of the sales</translation>
    </message>
    <message>
        <source>{rate} on last week</source>
        <translation>{rate} on last week</translation>
    </message>
    <message>
        <source>{rate} from before</source>
        <translation>{rate} from before</translation>
    </message>
    <message>
        <source>Offline: this till up to now, other tills up to {time}</source>
        <translation>Offline: this till up to now, other tills up to {time}</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>Esc goes back to the bill</source>
        <translation>Esc goes back to the bill</translation>
    </message>
    <message>
        <source>Reports are for managers</source>
        <translation>Reports are for managers</translation>
    </message>
    <message>
        <source>Adding up …</source>
        <translation>Adding up …</translation>
    </message>
    <message>
        <source>Nothing in these days</source>
        <translation>Nothing in these days</translation>
    </message>
    <message>
        <source>Nothing here now</source>
        <translation>Nothing here now</translation>
    </message>
    <message>
        <source>F5 shows other days</source>
        <translation>F5 shows other days</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>By weekday and hour</source>
        <translation>By weekday and hour</translation>
    </message>
</context>
<context>
    <name>SaleModel</name>
    <message>
        <source>Could not read that. Scan again</source>
        <translation>Could not read that. Scan again</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>Removed {name}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nothing to redo</translation>
    </message>
    <message>
        <source>Too many scans wait. Scan that one again</source>
        <translation>Too many scans wait. Scan that one again</translation>
    </message>
    <message>
        <source>Repeat ignored</source>
        <translation>Repeat ignored</translation>
    </message>
</context>
<context>
    <name>SaleScreen</name>
    <message>
        <source>Scan, or type a code, a name or 3*</source>
        <translation>Scan, or type a code, a name or 3*</translation>
    </message>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>Really {count}? Enter: yes, Esc: no</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>Ready to scan</translation>
    </message>
    <message>
        <source>Who buys?</source>
        <translation>Who buys?</translation>
    </message>
</context>
<context>
    <name>SavedDelegate</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedOverlay</name>
    <message>
        <source>My lists</source>
        <translation>My lists</translation>
    </message>
    <message>
        <source>Save these lines as</source>
        <translation>Save these lines as</translation>
    </message>
    <message>
        <source>Enter saves the lines under this name · Esc closes</source>
        <translation>Enter saves the lines under this name · Esc closes</translation>
    </message>
    <message>
        <source>No list yet. Type a name to save the lines of the screen</source>
        <translation>No list yet. Type a name to save the lines of the screen</translation>
    </message>
    <message>
        <source>Enter fills it in · Del forgets it · Esc closes</source>
        <translation>Enter fills it in · Del forgets it · Esc closes</translation>
    </message>
</context>
<context>
    <name>Scanned</name>
    <message>
        <source>Nothing is sold here. Esc goes back to the bill</source>
        <translation>Nothing is sold here. Esc goes back to the bill</translation>
    </message>
</context>
<context>
    <name>ScannerModel</name>
    <message>
        <source>Not a code</source>
        <translation>Not a code</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>ms per character</source>
        <translation>ms per character</translation>
    </message>
    <message>
        <source>Longest pause, ms</source>
        <translation>Longest pause, ms</translation>
    </message>
    <message>
        <source>Ends with</source>
        <translation>Ends with</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Looks like</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>typed by hand</translation>
    </message>
    <message>
        <source>a normal scanner</source>
        <translation>a normal scanner</translation>
    </message>
    <message>
        <source>a slow scanner</source>
        <translation>a slow scanner</translation>
    </message>
    <message>
        <source>a scanner with a prefix</source>
        <translation>a scanner with a prefix</translation>
    </message>
    <message numerus="yes">
        <source>Scan %n more time(s)</source>
        <translation>
            <numerusform>Scan %n more time</numerusform>
            <numerusform>Scan %n more times</numerusform>
        </translation>
    </message>
    <message>
        <source>That was typed by hand, or is too slow for a scanner</source>
        <translation>That was typed by hand, or is too slow for a scanner</translation>
    </message>
    <message>
        <source>Learnt. The scanner is set</source>
        <translation>Learnt. The scanner is set</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Sale</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>Stock in</source>
        <translation>Stock in</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>Khata</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Bills</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SearchModel</name>
    <message>
        <source>Several products have this code. Choose one</source>
        <translation>Several products have this code. Choose one</translation>
    </message>
</context>
<context>
    <name>SearchOverlay</name>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Name or code, in any script</source>
        <translation>Name or code, in any script</translation>
    </message>
    <message>
        <source>Products found</source>
        <translation>Products found</translation>
    </message>
    <message>
        <source>Enter adds · 3* before it adds 3 · Esc closes</source>
        <translation>Enter adds · 3* before it adds 3 · Esc closes</translation>
    </message>
    <message>
        <source>Type a name, a code, or the way it sounds</source>
        <translation>Type a name, a code, or the way it sounds</translation>
    </message>
    <message>
        <source>Nothing called &quot;{text}&quot;</source>
        <translation>Nothing called &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>Check the spelling, or F12 to add it</source>
        <translation>Check the spelling, or F12 to add it</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>What is printed on receipts, for every till of the store.</source>
        <translation>What is printed on receipts, for every till of the store.</translation>
    </message>
    <message>
        <source>Name on receipts</source>
        <translation>Name on receipts</translation>
    </message>
    <message>
        <source>Empty: the name of the store</source>
        <translation>Empty: the name of the store</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Last line of a receipt</source>
        <translation>Last line of a receipt</translation>
    </message>
    <message>
        <source>Such as: exchange within 3 days</source>
        <translation>Such as: exchange within 3 days</translation>
    </message>
    <message>
        <source>Who is paid by QR</source>
        <translation>Who is paid by QR</translation>
    </message>
    <message>
        <source>The text of the bank&apos;s own QR, or a UPI address</source>
        <translation>The text of the bank&apos;s own QR, or a UPI address</translation>
    </message>
    <message>
        <source>Tax and rounding</source>
        <translation>Tax and rounding</translation>
    </message>
    <message>
        <source>How bills are reckoned, on every till of the store.</source>
        <translation>How bills are reckoned, on every till of the store.</translation>
    </message>
    <message>
        <source>Prices include tax</source>
        <translation>Prices include tax</translation>
    </message>
    <message>
        <source>Round a bill to</source>
        <translation>Round a bill to</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Not at all</translation>
    </message>
    <message>
        <source>Discount without a manager, %</source>
        <translation>Discount without a manager, %</translation>
    </message>
    <message>
        <source>Khata limit of a new customer</source>
        <translation>Khata limit of a new customer</translation>
    </message>
    <message>
        <source>Empty: no limit</source>
        <translation>Empty: no limit</translation>
    </message>
    <message>
        <source>Goods past their date ask a manager</source>
        <translation>Goods past their date ask a manager</translation>
    </message>
    <message>
        <source>A shift begins with a count</source>
        <translation>A shift begins with a count</translation>
    </message>
    <message>
        <source>Printer and drawer</source>
        <translation>Printer and drawer</translation>
    </message>
    <message>
        <source>For this till, from its next start on.</source>
        <translation>For this till, from its next start on.</translation>
    </message>
    <message>
        <source>Where the printer is</source>
        <translation>Where the printer is</translation>
    </message>
    <message>
        <source>Empty: no printer</source>
        <translation>Empty: no printer</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>Width of the paper</translation>
    </message>
    <message>
        <source>Language of slips</source>
        <translation>Language of slips</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>As the window</translation>
    </message>
    <message>
        <source>Drawer at the printer</source>
        <translation>Drawer at the printer</translation>
    </message>
    <message>
        <source>None</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Pin 2</source>
        <translation>Pin 2</translation>
    </message>
    <message>
        <source>Pin 5</source>
        <translation>Pin 5</translation>
    </message>
    <message>
        <source>How many of each slip</source>
        <translation>How many of each slip</translation>
    </message>
    <message>
        <source>Print each bill by itself</source>
        <translation>Print each bill by itself</translation>
    </message>
    <message>
        <source>Urdu slips in Nastaliq</source>
        <translation>Urdu slips in Nastaliq</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Scan anything: what the scanner sent is shown below.</source>
        <translation>Scan anything: what the scanner sent is shown below.</translation>
    </message>
    <message>
        <source>Kind of scanner</source>
        <translation>Kind of scanner</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Slow</translation>
    </message>
    <message>
        <source>On a stand</source>
        <translation>On a stand</translation>
    </message>
    <message>
        <source>With a prefix</source>
        <translation>With a prefix</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Prefix</translation>
    </message>
    <message>
        <source>Only for a scanner that was set to send one</source>
        <translation>Only for a scanner that was set to send one</translation>
    </message>
    <message>
        <source>Sent instead of FNC1</source>
        <translation>Sent instead of FNC1</translation>
    </message>
    <message>
        <source>Learn my scanner</source>
        <translation>Learn my scanner</translation>
    </message>
    <message>
        <source>Scan three times</source>
        <translation>Scan three times</translation>
    </message>
    <message>
        <source>Finds the kind and the prefix by itself</source>
        <translation>Finds the kind and the prefix by itself</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>How this shop&apos;s own scale writes its barcodes.</source>
        <translation>How this shop&apos;s own scale writes its barcodes.</translation>
    </message>
    <message>
        <source>Port of the scale</source>
        <translation>Port of the scale</translation>
    </message>
    <message>
        <source>Such as COM3 or /dev/ttyUSB0; empty: none</source>
        <translation>Such as COM3 or /dev/ttyUSB0; empty: none</translation>
    </message>
    <message>
        <source>Kind of scale</source>
        <translation>Kind of scale</translation>
    </message>
    <message>
        <source>Speaks by itself</source>
        <translation>Speaks by itself</translation>
    </message>
    <message>
        <source>Label with a weight</source>
        <translation>Label with a weight</translation>
    </message>
    <message>
        <source>Label with a price</source>
        <translation>Label with a price</translation>
    </message>
    <message>
        <source>The price counts</source>
        <translation>The price counts</translation>
    </message>
    <message>
        <source>Paisa</source>
        <translation>Paisa</translation>
    </message>
    <message>
        <source>10 paisa</source>
        <translation>10 paisa</translation>
    </message>
    <message>
        <source>Rupees</source>
        <translation>Rupees</translation>
    </message>
    <message>
        <source>Other labels</source>
        <translation>Other labels</translation>
    </message>
    <message>
        <source>With commas between them</source>
        <translation>With commas between them</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Language and look</translation>
    </message>
    <message>
        <source>For this till. It changes at once; the bill stays.</source>
        <translation>For this till. It changes at once; the bill stays.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>As the computer</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Size of the window</source>
        <translation>Size of the window</translation>
    </message>
    <message>
        <source>The window opens anew; the bill stays</source>
        <translation>The window opens anew; the bill stays</translation>
    </message>
    <message>
        <source>As the screen</source>
        <translation>As the screen</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Digits</translation>
    </message>
    <message>
        <source>Of the language</source>
        <translation>Of the language</translation>
    </message>
    <message>
        <source>Urdu in Naskh everywhere</source>
        <translation>Urdu in Naskh everywhere</translation>
    </message>
    <message>
        <source>Open when the computer starts</source>
        <translation>Open when the computer starts</translation>
    </message>
    <message>
        <source>This computer does not let the till change that</source>
        <translation>This computer does not let the till change that</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sounds</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Quiet</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Staff and PINs</source>
        <translation>Staff and PINs</translation>
    </message>
    <message>
        <source>Who works here, and who may do what.</source>
        <translation>Who works here, and who may do what.</translation>
    </message>
    <message>
        <source>Work here</source>
        <translation>Work here</translation>
    </message>
    <message>
        <source>Take on, change, let go</source>
        <translation>Take on, change, let go</translation>
    </message>
    <message>
        <source>Open the list of staff</source>
        <translation>Open the list of staff</translation>
    </message>
    <message>
        <source>Lock after minutes without a key</source>
        <translation>Lock after minutes without a key</translation>
    </message>
    <message>
        <source>0: never by itself</source>
        <translation>0: never by itself</translation>
    </message>
    <message>
        <source>Backup and sync</source>
        <translation>Backup and sync</translation>
    </message>
    <message>
        <source>A copy of everything that this till knows, and its server.</source>
        <translation>A copy of everything that this till knows, and its server.</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>Folder for backups</translation>
    </message>
    <message>
        <source>On a USB stick or another disk</source>
        <translation>On a USB stick or another disk</translation>
    </message>
    <message>
        <source>A backup every day</source>
        <translation>A backup every day</translation>
    </message>
    <message>
        <source>Copy everything now</source>
        <translation>Copy everything now</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Seconds between two syncs</source>
        <translation>Seconds between two syncs</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>From the next start on</translation>
    </message>
    <message>
        <source>The server forgot this till</source>
        <translation>The server forgot this till</translation>
    </message>
    <message>
        <source>Make it known again</source>
        <translation>Make it known again</translation>
    </message>
    <message>
        <source>With a code that an admin makes at the server</source>
        <translation>With a code that an admin makes at the server</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
    <message>
        <source>What runs here, and whether its records are whole.</source>
        <translation>What runs here, and whether its records are whole.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>This till</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Check every record and figure</source>
        <translation>Check every record and figure</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Something is not right?</source>
        <translation>Something is not right?</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>Make a report</translation>
    </message>
    <message>
        <source>One file for whoever helps: no names, no prices</source>
        <translation>One file for whoever helps: no names, no prices</translation>
    </message>
    <message>
        <source>Shall head office look at it?</source>
        <translation>Shall head office look at it?</translation>
    </message>
    <message>
        <source>Send to head office</source>
        <translation>Send to head office</translation>
    </message>
    <message>
        <source>The same report. None is sent unless you press this</source>
        <translation>The same report. None is sent unless you press this</translation>
    </message>
    <message>
        <source>One line of plain words, not so long</source>
        <translation>One line of plain words, not so long</translation>
    </message>
    <message>
        <source>Type a whole number that makes sense</source>
        <translation>Type a whole number that makes sense</translation>
    </message>
    <message>
        <source>Type a percentage from 0 to 100, like 10</source>
        <translation>Type a percentage from 0 to 100, like 10</translation>
    </message>
    <message>
        <source>Type an amount like 5000, or leave it empty</source>
        <translation>Type an amount like 5000, or leave it empty</translation>
    </message>
    <message>
        <source>Thirteen places: two digits of its own, then P product, W weight or V price, C check</source>
        <translation>Thirteen places: two digits of its own, then P product, W weight or V price, C check</translation>
    </message>
    <message>
        <source>Type what the scanner sends, with commas between: F8, |, ~</source>
        <translation>Type what the scanner sends, with commas between: F8, |, ~</translation>
    </message>
    <message>
        <source>Such as tcp:192.168.1.50, usb:/dev/usb/lp0, cups:NAME or windows:NAME</source>
        <translation>Such as tcp:192.168.1.50, usb:/dev/usb/lp0, cups:NAME or windows:NAME</translation>
    </message>
    <message>
        <source>Type what the scanner sends before each code, such as STX</source>
        <translation>Type what the scanner sends before each code, such as STX</translation>
    </message>
    <message>
        <source>For GS1 codes; mostly empty. Else F8, | or ~</source>
        <translation>For GS1 codes; mostly empty. Else F8, | or ~</translation>
    </message>
    <message>
        <source>Port of a scanner that does not type</source>
        <translation>Port of a scanner that does not type</translation>
    </message>
    <message>
        <source>Such as COM3 or /dev/ttyACM0; empty: none</source>
        <translation>Such as COM3 or /dev/ttyACM0; empty: none</translation>
    </message>
    <message>
        <source>Its codes end with</source>
        <translation>Its codes end with</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>That scanner is</source>
        <translation>That scanner is</translation>
    </message>
    <message>
        <source>Customer&apos;s display</source>
        <translation>Customer&apos;s display</translation>
    </message>
    <message>
        <source>What the customer sees: the bill, what is to pay, the change.</source>
        <translation>What the customer sees: the bill, what is to pay, the change.</translation>
    </message>
    <message>
        <source>Screen of the customer</source>
        <translation>Screen of the customer</translation>
    </message>
    <message>
        <source>Never the one that the till itself is on</source>
        <translation>Never the one that the till itself is on</translation>
    </message>
    <message>
        <source>First</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Second</translation>
    </message>
    <message>
        <source>Third</source>
        <translation>Third</translation>
    </message>
    <message>
        <source>That screen is</source>
        <translation>That screen is</translation>
    </message>
    <message>
        <source>Port of a pole display</source>
        <translation>Port of a pole display</translation>
    </message>
    <message>
        <source>Two lines of 20 letters; such as COM4 or /dev/ttyUSB1</source>
        <translation>Two lines of 20 letters; such as COM4 or /dev/ttyUSB1</translation>
    </message>
    <message>
        <source>Port speed</source>
        <translation>Port speed</translation>
    </message>
    <message>
        <source>The pole display is</source>
        <translation>The pole display is</translation>
    </message>
    <message>
        <source>Test slip</source>
        <translation>Test slip</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>Print a test slip</translation>
    </message>
    <message>
        <source>In three scripts, as it is set above</source>
        <translation>In three scripts, as it is set above</translation>
    </message>
    <message>
        <source>There is no such folder. Put the stick in, then type its folder</source>
        <translation>There is no such folder. Put the stick in, then type its folder</translation>
    </message>
</context>
<context>
    <name>SettingsDeeds</name>
    <message>
        <source>Store {store}, till {till}</source>
        <translation>Store {store}, till {till}</translation>
    </message>
    <message>
        <source>Qt under LGPL 3, fonts under OFL, icons under ISC: in the folder</source>
        <translation>Qt under LGPL 3, fonts under OFL, icons under ISC: in the folder</translation>
    </message>
    <message>
        <source>Type a folder for backups first</source>
        <translation>Type a folder for backups first</translation>
    </message>
    <message>
        <source>Type the code first</source>
        <translation>Type the code first</translation>
    </message>
    <message>
        <source>A moment, please</source>
        <translation>A moment, please</translation>
    </message>
    <message>
        <source>Everything is in {file}</source>
        <translation>Everything is in {file}</translation>
    </message>
    <message>
        <source>The server knows this till again</source>
        <translation>The server knows this till again</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s), every one as it was written</source>
        <translation>
            <numerusform>%n record, every one as it was written</numerusform>
            <numerusform>%n records, every one as it was written</numerusform>
        </translation>
    </message>
    <message>
        <source>Something is wrong: {problem}. Tell the owner</source>
        <translation>Something is wrong: {problem}. Tell the owner</translation>
    </message>
    <message>
        <source>That folder cannot be written. Is the stick or disk plugged in?</source>
        <translation>That folder cannot be written. Is the stick or disk plugged in?</translation>
    </message>
    <message>
        <source>None: this till works alone, and loses nothing by it</source>
        <translation>None: this till works alone, and loses nothing by it</translation>
    </message>
    <message>
        <source>Nobody has a PIN yet</source>
        <translation>Nobody has a PIN yet</translation>
    </message>
    <message>
        <source>Type first where the printer is</source>
        <translation>Type first where the printer is</translation>
    </message>
    <message>
        <source>Sent. Look at the paper: English, Urdu, Hindi, and a square code</source>
        <translation>Sent. Look at the paper: English, Urdu, Hindi, and a square code</translation>
    </message>
</context>
<context>
    <name>ShellModel</name>
    <message>
        <source>No program here opens that file. Copy it to a computer that has one</source>
        <translation>No program here opens that file. Copy it to a computer that has one</translation>
    </message>
    <message>
        <source>Till was not in front. Scans meanwhile went elsewhere</source>
        <translation>Till was not in front. Scans meanwhile went elsewhere</translation>
    </message>
</context>
<context>
    <name>ShiftFigures</name>
    <message>
        <source>Opening float</source>
        <translation>Opening float</translation>
    </message>
    <message>
        <source>Cash sales</source>
        <translation>Cash sales</translation>
    </message>
    <message>
        <source>Khata received</source>
        <translation>Khata received</translation>
    </message>
    <message>
        <source>Cash given back</source>
        <translation>Cash given back</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>Paid in</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>Paid out</translation>
    </message>
    <message>
        <source>Should be in the drawer</source>
        <translation>Should be in the drawer</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Bills</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Returns</translation>
    </message>
    <message>
        <source>Card / QR</source>
        <translation>Card / QR</translation>
    </message>
    <message>
        <source>QR not confirmed ({count})</source>
        <translation>QR not confirmed ({count})</translation>
    </message>
    <message>
        <source>and {count} more, see Bills</source>
        <translation>and {count} more, see Bills</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>On khata</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Discounts</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rounding</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Tax</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>Drawer opened without a sale</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>of these voided</source>
        <translation>of these voided</translation>
    </message>
    <message>
        <source>Taken off before payment</source>
        <translation>Taken off before payment</translation>
    </message>
</context>
<context>
    <name>ShiftModel</name>
    <message>
        <source>What is red is no number of notes. Type a whole number, or clear it</source>
        <translation>What is red is no number of notes. Type a whole number, or clear it</translation>
    </message>
    <message>
        <source>Paid in. It is recorded</source>
        <translation>Paid in. It is recorded</translation>
    </message>
    <message>
        <source>Paid out. Recorded</source>
        <translation>Paid out. Recorded</translation>
    </message>
    <message>
        <source>Drawer opened. It is recorded</source>
        <translation>Drawer opened. It is recorded</translation>
    </message>
    <message>
        <source>Shift {number} is open</source>
        <translation>Shift {number} is open</translation>
    </message>
    <message>
        <source>Shift {number} is closed</source>
        <translation>Shift {number} is closed</translation>
    </message>
</context>
<context>
    <name>ShiftScreen</name>
    <message>
        <source>This shift</source>
        <translation>This shift</translation>
    </message>
    <message>
        <source>Past shifts</source>
        <translation>Past shifts</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
</context>
<context>
    <name>ShortLists</name>
    <message>
        <source>F8 again takes {count} of {name} out as expired</source>
        <translation>F8 again takes {count} of {name} out as expired</translation>
    </message>
    <message>
        <source>{count} of {name} taken out as expired</source>
        <translation>{count} of {name} taken out as expired</translation>
    </message>
    <message>
        <source>The removal was undone</source>
        <translation>The removal was undone</translation>
    </message>
    <message>
        <source>Order {count}</source>
        <translation>Order {count}</translation>
    </message>
    <message>
        <source>about {count} left</source>
        <translation>about {count} left</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>Lot {lot}</translation>
    </message>
    <message>
        <source>Past its date: {date}</source>
        <translation>Past its date: {date}</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>COPY</source>
        <translation>COPY</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>Of receipt</source>
        <translation>Of receipt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Tax</translation>
    </message>
    <message>
        <source>Tax in the prices</source>
        <translation>Tax in the prices</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rounding</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>Khata</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>Khata before</source>
        <translation>Khata before</translation>
    </message>
    <message>
        <source>Khata now</source>
        <translation>Khata now</translation>
    </message>
    <message>
        <source>Paid ahead before</source>
        <translation>Paid ahead before</translation>
    </message>
    <message>
        <source>Paid ahead now</source>
        <translation>Paid ahead now</translation>
    </message>
    <message>
        <source>Khata payment</source>
        <translation>Khata payment</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Cash paid in</source>
        <translation>Cash paid in</translation>
    </message>
    <message>
        <source>Cash paid out</source>
        <translation>Cash paid out</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X report</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Z report</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Sales</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Returns</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Discounts</translation>
    </message>
    <message>
        <source>Opening float</source>
        <translation>Opening float</translation>
    </message>
    <message>
        <source>Cash sales</source>
        <translation>Cash sales</translation>
    </message>
    <message>
        <source>Cash given back</source>
        <translation>Cash given back</translation>
    </message>
    <message>
        <source>Khata received in cash</source>
        <translation>Khata received in cash</translation>
    </message>
    <message>
        <source>Sold on khata</source>
        <translation>Sold on khata</translation>
    </message>
    <message>
        <source>QR payments</source>
        <translation>QR payments</translation>
    </message>
    <message>
        <source>QR not confirmed</source>
        <translation>QR not confirmed</translation>
    </message>
    <message>
        <source>Expected in drawer</source>
        <translation>Expected in drawer</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Drawer opened without sale</source>
        <translation>Drawer opened without sale</translation>
    </message>
    <message>
        <source>Grand total</source>
        <translation>Grand total</translation>
    </message>
    <message>
        <source>Thank you, come again</source>
        <translation>Thank you, come again</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>Dear {name}, a kind reminder from {store}: {amount} is due on your khata. Thank you.</source>
        <translation>Dear {name}, a kind reminder from {store}: {amount} is due on your khata. Thank you.</translation>
    </message>
    <message>
        <source>Dear {name}, a kind reminder from {store}: {amount} is due on your khata, the oldest part since {day}. Thank you.</source>
        <translation>Dear {name}, a kind reminder from {store}: {amount} is due on your khata, the oldest part since {day}. Thank you.</translation>
    </message>
    <message>
        <source>Taken off khata</source>
        <translation>Taken off khata</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>Goods back</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>litre</source>
        <translation>litre</translation>
    </message>
    <message>
        <source>per kg</source>
        <translation>per kg</translation>
    </message>
    <message>
        <source>per litre</source>
        <translation>per litre</translation>
    </message>
    <message>
        <source>250 g</source>
        <translation>250 g</translation>
    </message>
    <message>
        <source>250 ml</source>
        <translation>250 ml</translation>
    </message>
    <message>
        <source>Test slip</source>
        <translation>Test slip</translation>
    </message>
    <message>
        <source>If you can read this, the printer works</source>
        <translation>If you can read this, the printer works</translation>
    </message>
    <message>
        <source>Khata statement</source>
        <translation>Khata statement</translation>
    </message>
    <message>
        <source>Brought forward</source>
        <translation>Brought forward</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Bill</translation>
    </message>
    <message>
        <source>Put on khata</source>
        <translation>Put on khata</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Adjusted</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>For the shop</source>
        <translation>For the shop</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <translation>Until {last}</translation>
    </message>
    <message>
        <source>Page {n} of {count}</source>
        <translation>Page {n} of {count}</translation>
    </message>
    <message>
        <source>No paper. Put a roll in and ask again</source>
        <translation>No paper. Put a roll in and ask again</translation>
    </message>
    <message>
        <source>The printer is open. Close it and ask again</source>
        <translation>The printer is open. Close it and ask again</translation>
    </message>
    <message>
        <source>The printer takes nothing more. Look at it</source>
        <translation>The printer takes nothing more. Look at it</translation>
    </message>
    <message>
        <source>No printer answers. Is it on, is it plugged in?</source>
        <translation>No printer answers. Is it on, is it plugged in?</translation>
    </message>
</context>
<context>
    <name>StaffModel</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>no PIN</source>
        <translation>no PIN</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Type them again</source>
        <translation>The two PINs are not the same. Type them again</translation>
    </message>
    <message>
        <source>An owner or manager needs a PIN</source>
        <translation>An owner or manager needs a PIN</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>Press Del again to let {name} go. The records keep what they did</source>
        <translation>Press Del again to let {name} go. The records keep what they did</translation>
    </message>
    <message>
        <source>Let {name} go</source>
        <translation>Let {name} go</translation>
    </message>
    <message>
        <source>{name} is the owner. From now on the till asks for a PIN: Ctrl+0 locks</source>
        <translation>{name} is the owner. From now on the till asks for a PIN: Ctrl+0 locks</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>{name} does not work here any more</source>
        <translation>{name} does not work here any more</translation>
    </message>
    <message>
        <source>Type a name, at most 40 characters</source>
        <translation>Type a name, at most 40 characters</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Somebody new</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>The first one is the owner. From then on the till asks for a PIN.</source>
        <translation>The first one is the owner. From then on the till asks for a PIN.</translation>
    </message>
    <message>
        <source>Leave the PIN empty to keep it. Up above the first: somebody new</source>
        <translation>Leave the PIN empty to keep it. Up above the first: somebody new</translation>
    </message>
    <message>
        <source>Up and Down choose somebody to change</source>
        <translation>Up and Down choose somebody to change</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>PIN again</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Let go</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>StatementCover</name>
    <message>
        <source>From</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>On A4</source>
        <translation>On A4</translation>
    </message>
    <message>
        <source>On A5</source>
        <translation>On A5</translation>
    </message>
</context>
<context>
    <name>StatementsModel</name>
    <message>
        <source>Statement of {name}</source>
        <translation>Statement of {name}</translation>
    </message>
    <message>
        <source>Without a first day from the beginning, without a last one until now</source>
        <translation>Without a first day from the beginning, without a last one until now</translation>
    </message>
    <message>
        <source>The statement is being printed</source>
        <translation>The statement is being printed</translation>
    </message>
    <message>
        <source>Type days as 28.11.2026, the first one first</source>
        <translation>Type days as 28.11.2026, the first one first</translation>
    </message>
</context>
<context>
    <name>StockModel</name>
    <message>
        <source>{typed} is entered now. F12 again records the list</source>
        <translation>{typed} is entered now. F12 again records the list</translation>
    </message>
</context>
<context>
    <name>StockPages</name>
    <message>
        <source>Stock in</source>
        <translation>Stock in</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>Vendors</translation>
    </message>
</context>
<context>
    <name>StockScreen</name>
    <message>
        <source>Ready to scan</source>
        <translation>Ready to scan</translation>
    </message>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>Really {count}? Enter: yes, Esc: no</translation>
    </message>
    <message>
        <source>Draft saved here {time}</source>
        <translation>Draft saved here {time}</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Sync now</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Last sync</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Oldest waiting since</source>
        <translation>Oldest waiting since</translation>
    </message>
    <message>
        <source>Held for a manager</source>
        <translation>Held for a manager</translation>
    </message>
    <message>
        <source>Records on this till</source>
        <translation>Records on this till</translation>
    </message>
    <message>
        <source>This till works alone</source>
        <translation>This till works alone</translation>
    </message>
    <message>
        <source>Everything is with the server</source>
        <translation>Everything is with the server</translation>
    </message>
    <message>
        <source>Some records are on their way</source>
        <translation>Some records are on their way</translation>
    </message>
    <message>
        <source>Offline, and selling goes on</source>
        <translation>Offline, and selling goes on</translation>
    </message>
    <message>
        <source>A manager should look at this</source>
        <translation>A manager should look at this</translation>
    </message>
    <message>
        <source>Every bill is safe on this computer. Join a server to have a copy elsewhere.</source>
        <translation>Every bill is safe on this computer. Join a server to have a copy elsewhere.</translation>
    </message>
    <message>
        <source>Nothing to do. The till syncs by itself.</source>
        <translation>Nothing to do. The till syncs by itself.</translation>
    </message>
    <message>
        <source>Nothing to do. They go out with the next round.</source>
        <translation>Nothing to do. They go out with the next round.</translation>
    </message>
    <message>
        <source>Every bill is safe here. The till sends them by itself once the server answers.</source>
        <translation>Every bill is safe here. The till sends them by itself once the server answers.</translation>
    </message>
    <message>
        <source>The server holds some records until a manager decides. Nothing is lost.</source>
        <translation>The server holds some records until a manager decides. Nothing is lost.</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>No server</source>
        <translation>No server</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>How it stands</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>To decide: {count}</source>
        <translation>To decide: {count}</translation>
    </message>
    <message>
        <source>The till syncs by itself. What this page asks waits for you.</source>
        <translation>The till syncs by itself. What this page asks waits for you.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Sell it</source>
        <translation>Sell it</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>%n bill(s) on hold</source>
        <translation>
            <numerusform>%n bill on hold</numerusform>
            <numerusform>%n bills on hold</numerusform>
        </translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>Till {number}</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>Shift {number}</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>Saved on this computer</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved here</source>
        <translation>
            <numerusform>%n record saved here</numerusform>
            <numerusform>%n records saved here</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync needs attention</source>
        <translation>Sync needs attention</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to send</source>
        <translation>
            <numerusform>%n record to send</numerusform>
            <numerusform>%n records to send</numerusform>
        </translation>
    </message>
    <message>
        <source>Synced {time}</source>
        <translation>Synced {time}</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Saved here</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>To pay</source>
        <translation>To pay</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rounding</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n payment</numerusform>
            <numerusform>%n payments</numerusform>
        </translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>Left to pay</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>of {total}</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Bill</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>Change to give back</translation>
    </message>
    <message>
        <source>Put on khata</source>
        <translation>Put on khata</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>Khata</translation>
    </message>
    <message>
        <source>Owes now</source>
        <translation>Owes now</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Tax</translation>
    </message>
    <message>
        <source>Tax inside</source>
        <translation>Tax inside</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>Goods back</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>To give back</translation>
    </message>
    <message>
        <source>Scan the new goods</source>
        <translation>Scan the new goods</translation>
    </message>
</context>
<context>
    <name>TraceBox</name>
    <message>
        <source>Scan this code</source>
        <translation>Scan this code</translation>
    </message>
    <message>
        <source>Scan any code: nothing is sold here</source>
        <translation>Scan any code: nothing is sold here</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Seen</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>QR code to pay</source>
        <translation>QR code to pay</translation>
    </message>
    <message>
        <source>Ask for the card</source>
        <translation>Ask for the card</translation>
    </message>
    <message>
        <source>Take it on the card machine · F10 QR · Esc back</source>
        <translation>Take it on the card machine · F10 QR · Esc back</translation>
    </message>
    <message>
        <source>Let the customer scan it · F10 card · Esc back</source>
        <translation>Let the customer scan it · F10 card · Esc back</translation>
    </message>
    <message>
        <source>Let the customer scan the store&apos;s sign · F10 card · Esc back</source>
        <translation>Let the customer scan the store&apos;s sign · F10 card · Esc back</translation>
    </message>
    <message>
        <source>Last digits or approval number</source>
        <translation>Last digits or approval number</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Show the code</translation>
    </message>
    <message>
        <source>Number, if known</source>
        <translation>Number, if known</translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message>
        <source>Kiryana</source>
        <translation>Kiryana</translation>
    </message>
    <message>
        <source>The till cannot open</source>
        <translation>The till cannot open</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>litre</source>
        <translation>litre</translation>
    </message>
    <message>
        <source>Spoiled</source>
        <translation>Spoiled</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Stolen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Own use</source>
        <translation>Own use</translation>
    </message>
    <message>
        <source>Return to vendor</source>
        <translation>Return to vendor</translation>
    </message>
    <message>
        <source>To another store</source>
        <translation>To another store</translation>
    </message>
    <message>
        <source>Short in count</source>
        <translation>Short in count</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>piece</translation>
    </message>
</context>
<context>
    <name>UnknownCard</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>Not in your products: {code}</source>
        <translation>Not in your products: {code}</translation>
    </message>
    <message numerus="yes">
        <source>(%n more waiting)</source>
        <translation>
            <numerusform>(%n more waiting)</numerusform>
            <numerusform>(%n more waiting)</numerusform>
        </translation>
    </message>
    <message>
        <source>Scanning goes on behind this card. Esc skips it</source>
        <translation>Scanning goes on behind this card. Esc skips it</translation>
    </message>
    <message>
        <source>Add and sell</source>
        <translation>Add and sell</translation>
    </message>
    <message>
        <source>Add to the products</source>
        <translation>Add to the products</translation>
    </message>
    <message>
        <source>Sell once</source>
        <translation>Sell once</translation>
    </message>
</context>
<context>
    <name>UnknownModel</name>
    <message numerus="yes">
        <source>%n unknown code(s) not sold. Scan again what belongs here</source>
        <translation>
            <numerusform>%n unknown code was not sold. Scan it again if it belongs here</numerusform>
            <numerusform>%n unknown codes were not sold. Scan again what belongs here</numerusform>
        </translation>
    </message>
    <message>
        <source>What was typed is not saved. Scan the code again to go on with it</source>
        <translation>What was typed is not saved. Scan the code again to go on with it</translation>
    </message>
</context>
<context>
    <name>UpdatingWindow</name>
    <message>
        <source>Kiryana</source>
        <translation>Kiryana</translation>
    </message>
    <message>
        <source>Bringing the till up to date</source>
        <translation>Bringing the till up to date</translation>
    </message>
    <message>
        <source>The program is newer than the records of this till and reads them once. Nothing is lost. With years of sales it takes some minutes.</source>
        <translation>The program is newer than the records of this till and reads them once. Nothing is lost. With years of sales it takes some minutes.</translation>
    </message>
</context>
<context>
    <name>VendorPage</name>
    <message>
        <source>Up and Down choose one; above the first is a new one</source>
        <translation>Up and Down choose one; above the first is a new one</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>New vendor</source>
        <translation>New vendor</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Vendor</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>Last delivery</source>
        <translation>Last delivery</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>Vendors</translation>
    </message>
</context>
<context>
    <name>VendorsModel</name>
    <message numerus="yes">
        <source>%n delivery(s)</source>
        <translation>
            <numerusform>%n delivery</numerusform>
            <numerusform>%n deliveries</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>Saved {name}</translation>
    </message>
    <message>
        <source>There is a vendor of that name already</source>
        <translation>There is a vendor of that name already</translation>
    </message>
</context>
<context>
    <name>Weighing</name>
    <message>
        <source>No scale is set. The settings name one</source>
        <translation>No scale is set. The settings name one</translation>
    </message>
    <message>
        <source>The scale is empty</source>
        <translation>The scale is empty</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi" sourcelanguage="en">
<context>
    <name>AccountActions</name>
    <message>
        <source>Take payment</source>
        <translation>भुगतान लें</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>याद दिलाएँ</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>बदलें</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>सुधार</translation>
    </message>
    <message>
        <source>Entries only</source>
        <translation>सिर्फ़ एंट्री</translation>
    </message>
    <message>
        <source>Every item</source>
        <translation>हर सामान</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Nobody chosen</source>
        <translation>कोई चुना नहीं</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>Paid ahead</source>
        <translation>पेशगी जमा</translation>
    </message>
    <message>
        <source>Up to 30 days</source>
        <translation>30 दिन तक</translation>
    </message>
    <message>
        <source>31 to 60</source>
        <translation>31 से 60</translation>
    </message>
    <message>
        <source>61 to 90</source>
        <translation>61 से 90</translation>
    </message>
    <message>
        <source>Over 90</source>
        <translation>90 से ऊपर</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>कोई सीमा नहीं</translation>
    </message>
    <message>
        <source>Over limit by {amount} (limit {limit})</source>
        <translation>सीमा से {amount} ज़्यादा (सीमा {limit})</translation>
    </message>
    <message>
        <source>Limit {limit}</source>
        <translation>सीमा {limit}</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>No product has the code {count}. For {count} pieces type {times} first</source>
        <translation>कोड {count} किसी सामान का नहीं। {count} नग के लिए पहले {times} लिखें</translation>
    </message>
    <message>
        <source>Too many unknown codes wait. Deal with the first one</source>
        <translation>बहुत से अनजान कोड बाकी हैं। पहला निपटाएँ</translation>
    </message>
    <message>
        <source>As before on this bill: {name}</source>
        <translation>इस बिल पर पहले जैसा: {name}</translation>
    </message>
</context>
<context>
    <name>ApprovalCover</name>
    <message>
        <source>{name} asks. Who allows it?</source>
        <translation>{name} को इजाज़त चाहिए। कौन देगा?</translation>
    </message>
    <message>
        <source>{key}: not now</source>
        <translation>{key}: अभी नहीं</translation>
    </message>
</context>
<context>
    <name>AroundModel</name>
    <message>
        <source>Not in use</source>
        <translation>काम में नहीं</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>जुड़ा है</translation>
    </message>
    <message>
        <source>Not connected. It is looked for by itself</source>
        <translation>जुड़ा नहीं। अपने आप ढूँढा जा रहा है</translation>
    </message>
    <message>
        <source>The scanner at {port} is not connected. Check its cable</source>
        <translation>स्कैनर {port} पर जुड़ा नहीं है। तार देखें</translation>
    </message>
    <message>
        <source>The customer&apos;s display at {port} is not connected. Selling goes on</source>
        <translation>ग्राहक का डिस्प्ले {port} पर जुड़ा नहीं है। बिक्री जारी है</translation>
    </message>
    <message>
        <source>The customer&apos;s screen is not connected. Selling goes on</source>
        <translation>ग्राहक की स्क्रीन जुड़ी नहीं है। बिक्री जारी है</translation>
    </message>
    <message>
        <source>The scanner is connected again</source>
        <translation>स्कैनर फिर जुड़ गया</translation>
    </message>
    <message>
        <source>The customer&apos;s display is connected again</source>
        <translation>ग्राहक का डिस्प्ले फिर जुड़ गया</translation>
    </message>
    <message>
        <source>The customer&apos;s screen is connected again</source>
        <translation>ग्राहक की स्क्रीन फिर जुड़ गई</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>What was typed is not saved</source>
        <translation>जो लिखा था वह सहेजा नहीं गया</translation>
    </message>
</context>
<context>
    <name>AskingModel</name>
    <message>
        <source>Enter the PIN first</source>
        <translation>पहले पिन डालें</translation>
    </message>
    <message>
        <source>A PIN has 4 to 6 digits</source>
        <translation>पिन में 4 से 6 अंक होते हैं</translation>
    </message>
</context>
<context>
    <name>Asks</name>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>सच में {count}? हाँ Enter, नहीं Esc</translation>
    </message>
    <message>
        <source>Type the quantity, then Enter</source>
        <translation>मात्रा लिखें, फिर Enter</translation>
    </message>
    <message>
        <source>Type the price of one, then Enter</source>
        <translation>एक का दाम लिखें, फिर Enter</translation>
    </message>
    <message>
        <source>Off this line: 30 or 10%. F11 again: off the bill</source>
        <translation>इस चीज़ पर छूट: 30 या 10%। फिर F11: पूरे बिल पर</translation>
    </message>
    <message>
        <source>Off the whole bill: 30 or 10%, then Enter</source>
        <translation>पूरे बिल पर छूट: 30 या 10%, फिर Enter</translation>
    </message>
    <message>
        <source>Which tile, 1 to 7? The same again frees it</source>
        <translation>कौन सी टाइल, 1 से 7? वही दोबारा लिखने से खाली</translation>
    </message>
    <message>
        <source>Tile {n} is {name} now</source>
        <translation>टाइल {n} अब {name} है</translation>
    </message>
    <message>
        <source>Tile {n} is free</source>
        <translation>टाइल {n} खाली है</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Price changed</source>
        <translation>दाम बदला</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>माल वापस</translation>
    </message>
    <message>
        <source>Bill voided</source>
        <translation>बिल रद्द</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>दराज़ खोली</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>नकद डाला</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>नकद निकाला</translation>
    </message>
    <message>
        <source>Drawer short</source>
        <translation>दराज़ में कमी</translation>
    </message>
    <message>
        <source>Drawer over</source>
        <translation>दराज़ में ज़्यादा</translation>
    </message>
    <message>
        <source>Counted again</source>
        <translation>फिर से गिना गया</translation>
    </message>
    <message>
        <source>Number used again</source>
        <translation>नंबर दोबारा इस्तेमाल</translation>
    </message>
    <message>
        <source>Allowed by a PIN</source>
        <translation>पिन से इजाज़त</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>नया सामान</translation>
    </message>
    <message>
        <source>Product changed</source>
        <translation>सामान बदला</translation>
    </message>
    <message>
        <source>Product taken off the list</source>
        <translation>सामान सूची से हटाया</translation>
    </message>
    <message>
        <source>New vendor</source>
        <translation>नया सप्लायर</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>सेटिंग बदली</translation>
    </message>
    <message>
        <source>Goods came in</source>
        <translation>माल आया</translation>
    </message>
    <message>
        <source>Goods taken out</source>
        <translation>माल निकाला</translation>
    </message>
    <message>
        <source>Stock counted</source>
        <translation>स्टॉक गिना</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>भुगतान की पुष्टि</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>नया ग्राहक</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>ग्राहक बदला</translation>
    </message>
    <message>
        <source>Khata payment</source>
        <translation>खाते का भुगतान</translation>
    </message>
    <message>
        <source>Khata corrected</source>
        <translation>खाता ठीक किया</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>शिफ़्ट बंद</translation>
    </message>
    <message>
        <source>Case decided</source>
        <translation>मामला तय हुआ</translation>
    </message>
    <message>
        <source>Taken off before payment</source>
        <translation>भुगतान से पहले हटाया</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>काम पर रखा</translation>
    </message>
    <message>
        <source>Another role</source>
        <translation>पद बदला</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>पिन बदला</translation>
    </message>
    <message>
        <source>Was let go</source>
        <translation>काम से हटाया</translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 दिन</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 दिन</translation>
    </message>
    <message>
        <source>All</source>
        <translation>सब</translation>
    </message>
    <message>
        <source>{who}, allowed by {by}</source>
        <translation>{who}, इजाज़त {by}</translation>
    </message>
    <message>
        <source>first on bill {number}</source>
        <translation>पहले बिल {number} पर</translation>
    </message>
</context>
<context>
    <name>BackStrip</name>
    <message>
        <source>Goods back: {goods}</source>
        <translation>माल वापस: {goods}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>और %n चीज़</numerusform>
            <numerusform>और %n चीज़ें</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BillPage</name>
    <message>
        <source>The bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>No bill chosen</source>
        <translation>कोई बिल नहीं चुना</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>माल वापस लें</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>दोबारा छापें</translation>
    </message>
    <message>
        <source>Confirm the QR payment</source>
        <translation>QR भुगतान की पुष्टि</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>रद्द</translation>
    </message>
</context>
<context>
    <name>Bills</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n लाइन</numerusform>
            <numerusform>%n लाइनें</numerusform>
        </translation>
    </message>
    <message>
        <source>Return</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Goods came back</source>
        <translation>माल वापस आया</translation>
    </message>
    <message>
        <source>QR not confirmed</source>
        <translation>QR पुष्टि बाकी</translation>
    </message>
    <message>
        <source>Held for the owner</source>
        <translation>मालिक के लिए रुका है</translation>
    </message>
    <message>
        <source>{who}, allowed by {manager}</source>
        <translation>{who}, इजाज़त {manager}</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>अदला-बदली</translation>
    </message>
    <message>
        <source>Bill {number}</source>
        <translation>बिल {number}</translation>
    </message>
    <message>
        <source>Void {number}</source>
        <translation>रद्द {number}</translation>
    </message>
    <message>
        <source>Return {number}</source>
        <translation>वापसी {number}</translation>
    </message>
    <message>
        <source>This bill was voided</source>
        <translation>यह बिल रद्द हो चुका है</translation>
    </message>
    <message>
        <source>Seen, not confirmed: {amount} by QR</source>
        <translation>देखा गया, पुष्टि बाकी: QR से {amount}</translation>
    </message>
    <message>
        <source>Everything on it came back</source>
        <translation>इसका सारा माल वापस आ गया</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>वजह: {reason}</translation>
    </message>
    <message>
        <source>Discount {amount}</source>
        <translation>छूट {amount}</translation>
    </message>
    <message>
        <source>{count} came back</source>
        <translation>{count} वापस आए</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>टैक्स</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>राउंडिंग</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>जोड़</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>वापस दिए</translation>
    </message>
    <message>
        <source>Tax in the prices</source>
        <translation>दाम में शामिल टैक्स</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>बाकी वापस</translation>
    </message>
    <message>
        <source>Of bill {number}</source>
        <translation>बिल {number} से</translation>
    </message>
    <message>
        <source>Exchanged with {number}</source>
        <translation>{number} से अदला-बदली</translation>
    </message>
    <message>
        <source>Came back on {number}</source>
        <translation>{number} पर वापस आया</translation>
    </message>
    <message>
        <source>Number {seq} of till {till}</source>
        <translation>काउंटर {till} का नंबर {seq}</translation>
    </message>
    <message>
        <source>head office holds it for the owner</source>
        <translation>हेड ऑफ़िस ने मालिक के लिए रोका है</translation>
    </message>
    <message>
        <source>at head office as {number}</source>
        <translation>हेड ऑफ़िस में नंबर {number}</translation>
    </message>
    <message>
        <source>safe here, not yet sent</source>
        <translation>यहाँ सुरक्षित, अभी भेजा नहीं</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>रद्द</translation>
    </message>
</context>
<context>
    <name>BuyerStrip</name>
    <message>
        <source>No customer</source>
        <translation>ग्राहक नहीं चुना</translation>
    </message>
    <message>
        <source>For khata, choose who buys</source>
        <translation>खाते के लिए ग्राहक चुनें</translation>
    </message>
    <message>
        <source>Over khata limit by {amount}</source>
        <translation>खाता सीमा से {amount} ज़्यादा</translation>
    </message>
    <message>
        <source>Paid ahead {amount}</source>
        <translation>पेशगी जमा {amount}</translation>
    </message>
    <message>
        <source>Khata balance {amount}</source>
        <translation>खाता बाकी {amount}</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>F12 again: both have it, and a scan asks which</source>
        <translation>F12 फिर: दोनों में रहेगा, स्कैन पर पूछा जाएगा</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>{name} हटाया</translation>
    </message>
    <message>
        <source>Saved the picture of {name}</source>
        <translation>{name} की फ़ोटो सहेजी गई</translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation>{name} जोड़ा गया</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} सहेजा गया</translation>
    </message>
    <message>
        <source>As before: {name}</source>
        <translation>पहले जैसा: {name}</translation>
    </message>
    <message>
        <source>Back again: {name}</source>
        <translation>वापस आया: {name}</translation>
    </message>
</context>
<context>
    <name>CareModel</name>
    <message>
        <source>No backup yet</source>
        <translation>अभी बैकअप नहीं</translation>
    </message>
    <message>
        <source>Backup {time}</source>
        <translation>बैकअप {time}</translation>
    </message>
    <message>
        <source>Disk nearly full (200 MB). Tell the owner</source>
        <translation>डिस्क भरने वाली है (200 MB)। मालिक को बताएँ</translation>
    </message>
    <message>
        <source>PC date looks wrong: {day}. Please set it. Bills go on</source>
        <translation>तारीख गलत लगती है: {day}। ठीक करें। बिल बनते रहेंगे</translation>
    </message>
    <message numerus="yes">
        <source>Bill from before the power cut is back: %n item(s)</source>
        <translation>
            <numerusform>बिजली जाने से पहले का बिल वापस: %n सामान</numerusform>
            <numerusform>बिजली जाने से पहले का बिल वापस: %n सामान</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>To look at</source>
        <translation>देखने के लिए</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>और {count}</translation>
    </message>
</context>
<context>
    <name>CashForm</name>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>किसलिए</translation>
    </message>
    <message>
        <source>Cash into the drawer</source>
        <translation>दराज़ में नकद</translation>
    </message>
    <message>
        <source>Cash out of the drawer</source>
        <translation>दराज़ से नकद</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>नकद डाला</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>नकद निकाला</translation>
    </message>
</context>
<context>
    <name>ChoosingModel</name>
    <message>
        <source>First say why the bill is voided, then F12. Esc goes back</source>
        <translation>पहले बताएँ बिल क्यों रद्द है, फिर F12। वापस: Esc</translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>ConfirmForm</name>
    <message>
        <source>Number in the bank&apos;s message</source>
        <translation>बैंक के संदेश का नंबर</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>पुष्टि हो गई</translation>
    </message>
    <message>
        <source>Bill {number} · {amount} by QR</source>
        <translation>बिल {number} · QR से {amount}</translation>
    </message>
    <message>
        <source>Look for the amount in the bank&apos;s messages</source>
        <translation>यह रकम बैंक के संदेशों में देखें</translation>
    </message>
</context>
<context>
    <name>CountModel</name>
    <message>
        <source>Counted</source>
        <translation>गिना</translation>
    </message>
    <message>
        <source>Have</source>
        <translation>मौजूद</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>अंतर</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>और %n चीज़</numerusform>
            <numerusform>और %n चीज़ें</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n line(s) counted</source>
        <translation>
            <numerusform>सहेजा: %n चीज़ गिनी</numerusform>
            <numerusform>सहेजा: %n चीज़ें गिनीं</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountScreen</name>
    <message>
        <source>Scan what is on the shelf, piece by piece, or type how many</source>
        <translation>शेल्फ़ पर जो है एक-एक स्कैन करें, या संख्या लिखें</translation>
    </message>
    <message>
        <source>Scan the shelf</source>
        <translation>शेल्फ़ स्कैन करें</translation>
    </message>
    <message>
        <source>Each scan is one more; a typed number sets how many. Nothing is lost.</source>
        <translation>हर स्कैन एक बढ़ाता है; लिखी संख्या गिनती बन जाती है। कुछ खोता नहीं।</translation>
    </message>
    <message>
        <source>Shelf or list</source>
        <translation>शेल्फ़ या सूची</translation>
    </message>
    <message>
        <source>Save the count</source>
        <translation>गिनती सहेजें</translation>
    </message>
    <message>
        <source>Lines counted</source>
        <translation>गिना गया सामान</translation>
    </message>
    <message>
        <source>Differ</source>
        <translation>अंतर वाले</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>खरीद दाम पर</translation>
    </message>
    <message>
        <source>Show what the till knows</source>
        <translation>काउंटर का हिसाब दिखाएँ</translation>
    </message>
    <message>
        <source>Count blind</source>
        <translation>बिना देखे गिनें</translation>
    </message>
    <message>
        <source>The count found</source>
        <translation>गिनती में निकला</translation>
    </message>
    <message>
        <source>Please count</source>
        <translation>कृपया गिनें</translation>
    </message>
</context>
<context>
    <name>CountTable</name>
    <message>
        <source>Notes and coins</source>
        <translation>नोट और सिक्के</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना</translation>
    </message>
    <message>
        <source>How many of {worth}</source>
        <translation>{worth} के कितने</translation>
    </message>
</context>
<context>
    <name>CustomerDelegate</name>
    <message>
        <source>Over limit by {amount}</source>
        <translation>सीमा से {amount} ज़्यादा</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n दिन</numerusform>
            <numerusform>%n दिन</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid {day}</source>
        <translation>भुगतान {day}</translation>
    </message>
</context>
<context>
    <name>CustomerPicker</name>
    <message>
        <source>Search customers</source>
        <translation>ग्राहक खोजें</translation>
    </message>
    <message>
        <source>Name as it sounds, or phone</source>
        <translation>नाम जैसे बोलते हैं, या फ़ोन</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>मिले हुए ग्राहक</translation>
    </message>
    <message>
        <source>Enter chooses · F12 new customer · F5 nobody · Esc closes</source>
        <translation>Enter चुनें · F12 नया ग्राहक · F5 कोई नहीं · Esc बंद</translation>
    </message>
    <message>
        <source>Nobody is called that. Enter takes them on as a new customer</source>
        <translation>इस नाम का कोई नहीं। Enter से नया ग्राहक बनाएँ</translation>
    </message>
    <message>
        <source>No customers yet. Type a name, then Enter</source>
        <translation>अभी कोई ग्राहक नहीं। नाम लिखें, फिर Enter</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Customer&apos;s display</source>
        <translation>ग्राहक का डिस्प्ले</translation>
    </message>
    <message>
        <source>QR code to pay</source>
        <translation>भुगतान का QR कोड</translation>
    </message>
    <message>
        <source>Thank you. Come again</source>
        <translation>धन्यवाद, फिर आइए</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n सामान</numerusform>
            <numerusform>%n सामान</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerWords</name>
    <message>
        <source>Welcome</source>
        <translation>स्वागत है</translation>
    </message>
    <message>
        <source>Scan to pay</source>
        <translation>स्कैन करके भुगतान करें</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>आपके बाकी पैसे</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>चुकाया</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>बाकी रकम</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>कुल रकम</translation>
    </message>
    <message>
        <source>Discount {amount}</source>
        <translation>छूट {amount}</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>मिला</translation>
    </message>
    <message>
        <source>You save</source>
        <translation>आपकी बचत</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>माल वापस</translation>
    </message>
</context>
<context>
    <name>DaysForm</name>
    <message>
        <source>Show</source>
        <translation>दिखाएँ</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>पहला दिन</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>आखिरी दिन</translation>
    </message>
    <message>
        <source>Which days?</source>
        <translation>कौन से दिन?</translation>
    </message>
    <message>
        <source>As 28.11.2026, 28/11 or 2811</source>
        <translation>ऐसे: 28.11.2026, 28/11 या 2811</translation>
    </message>
</context>
<context>
    <name>DraftHeading</name>
    <message>
        <source>Item</source>
        <translation>सामान</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Lines</source>
        <translation>लाइनें</translation>
    </message>
</context>
<context>
    <name>DraftListModel</name>
    <message>
        <source>Removed {name}</source>
        <translation>{name} हटाया</translation>
    </message>
    <message numerus="yes">
        <source>The list from before is back: %n line(s)</source>
        <translation>
            <numerusform>पहले वाली सूची वापस आ गई: %n लाइन</numerusform>
            <numerusform>पहले वाली सूची वापस आ गई: %n लाइनें</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the products any more: {goods}</source>
        <translation>अब सामान में नहीं: {goods}</translation>
    </message>
</context>
<context>
    <name>EntriesModel</name>
    <message>
        <source>That was put right before</source>
        <translation>यह पहले ही ठीक हो चुका है</translation>
    </message>
    <message>
        <source>Taken out again: {goods}</source>
        <translation>फिर से निकाला: {goods}</translation>
    </message>
    <message>
        <source>Put back: {goods}</source>
        <translation>वापस रखा: {goods}</translation>
    </message>
    <message>
        <source>{amount} back in the drawer</source>
        <translation>{amount} दराज़ में वापस</translation>
    </message>
    <message>
        <source>{amount} was paid for it: Paid in on Shift, when it is back</source>
        <translation>इसके लिए {amount} दिए गए थे: वापस मिलें तो शिफ़्ट में &quot;नकद डाला&quot; से लिखें</translation>
    </message>
    <message>
        <source>Corrected since</source>
        <translation>बाद में ठीक हुआ</translation>
    </message>
    <message>
        <source>Corrects another entry</source>
        <translation>दूसरी एंट्री ठीक करती है</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>माल आया</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>माल गया</translation>
    </message>
    <message>
        <source>Bill {number}</source>
        <translation>बिल {number}</translation>
    </message>
    <message>
        <source>Bill of {day}</source>
        <translation>{day} का बिल</translation>
    </message>
    <message>
        <source>Bill {number} of {day}</source>
        <translation>{day} का बिल {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n और</numerusform>
            <numerusform>%n और</numerusform>
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
        <translation>एंट्रियाँ</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>एंट्री</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>बाकी</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Came in</source>
        <translation>माल आया</translation>
    </message>
    <message>
        <source>Brought back by a customer</source>
        <translation>ग्राहक ने लौटाया</translation>
    </message>
    <message>
        <source>From another store</source>
        <translation>दूसरी दुकान से</translation>
    </message>
    <message>
        <source>More in count</source>
        <translation>गिनती में ज़्यादा</translation>
    </message>
    <message>
        <source>First stock</source>
        <translation>पहला स्टॉक</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>ठीक किया गया</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>बिका</translation>
    </message>
</context>
<context>
    <name>ExplainCover</name>
    <message>
        <source>Movements</source>
        <translation>आना-जाना</translation>
    </message>
    <message>
        <source>Up and Down go through them · Esc closes</source>
        <translation>ऊपर-नीचे से देखें · Esc बंद करता है</translation>
    </message>
    <message>
        <source>{name}: {count} in stock</source>
        <translation>{name}: स्टॉक में {count}</translation>
    </message>
    <message>
        <source>It never moved</source>
        <translation>इसमें कभी कुछ नहीं बदला</translation>
    </message>
    <message>
        <source>The newest on top</source>
        <translation>नया सबसे ऊपर</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>क्या हुआ</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Stock after it</source>
        <translation>बाद में स्टॉक</translation>
    </message>
</context>
<context>
    <name>ExplainModel</name>
    <message>
        <source>Choose a line first: its stock is then explained</source>
        <translation>पहले कोई चीज़ चुनें, फिर उसका स्टॉक समझाया जाएगा</translation>
    </message>
    <message>
        <source>Before that: {count}. Those movements are at head office</source>
        <translation>उससे पहले: {count}। वह हिसाब हेड ऑफ़िस में है</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>काउंटर {number}</translation>
    </message>
    <message>
        <source>Bill of {day}</source>
        <translation>{day} का बिल</translation>
    </message>
    <message>
        <source>Held at first; a manager let it count</source>
        <translation>पहले रुका था, मैनेजर ने गिनवाया</translation>
    </message>
    <message>
        <source>A manager took it back</source>
        <translation>मैनेजर ने वापस लिया</translation>
    </message>
    <message>
        <source>A manager put the stock right</source>
        <translation>मैनेजर ने स्टॉक ठीक किया</translation>
    </message>
    <message>
        <source>A manager asked to count again</source>
        <translation>मैनेजर ने दोबारा गिनने को कहा</translation>
    </message>
    <message>
        <source>Taken back before: does not count until a manager decides</source>
        <translation>पहले ही वापस लिया जा चुका: मैनेजर के फ़ैसले तक गिनती में नहीं</translation>
    </message>
    <message>
        <source>Does not count until a manager decides</source>
        <translation>मैनेजर के फ़ैसले तक गिनती में नहीं</translation>
    </message>
    <message>
        <source>More was sold than was known to be there</source>
        <translation>मालूम स्टॉक से ज़्यादा बिका</translation>
    </message>
</context>
<context>
    <name>FirstStartModel</name>
    <message>
        <source>Type the name of your shop on one line, at most {chars_max} characters</source>
        <translation>दुकान का नाम एक पंक्ति में लिखें, अधिक से अधिक {chars_max} अक्षर</translation>
    </message>
    <message>
        <source>That was a scan. Type the name of your shop; then scan what you sell</source>
        <translation>यह तो स्कैन था। अपनी दुकान का नाम लिखें, फिर सामान स्कैन करें</translation>
    </message>
    <message>
        <source>There is a shop here already. Close this window and start again</source>
        <translation>यहाँ पहले से दुकान है। यह विंडो बंद करके फिर शुरू करें</translation>
    </message>
    <message>
        <source>That is no address. Type one like https://sync.example.com</source>
        <translation>यह पता नहीं है। ऐसा लिखें: https://sync.example.com</translation>
    </message>
    <message>
        <source>The server does not take this code. Each works once, for ten minutes: ask for a new one</source>
        <translation>सर्वर यह कोड नहीं मानता। हर कोड एक बार और दस मिनट चलता है: नया माँगें</translation>
    </message>
    <message>
        <source>The last try was cut off and used up its code. Ask for a new one</source>
        <translation>पिछली कोशिश बीच में कट गई और उसका कोड खर्च हो गया। नया कोड माँगें</translation>
    </message>
    <message>
        <source>This program does not know the shop&apos;s currency {currency}. Update it</source>
        <translation>यह प्रोग्राम दुकान की मुद्रा {currency} नहीं जानता। इसे नया करें</translation>
    </message>
    <message>
        <source>Something else answered there. Check the address, and whether this network wants a login</source>
        <translation>वहाँ से किसी और ने जवाब दिया। पता देखें, और यह कि नेटवर्क लॉगिन तो नहीं माँगता</translation>
    </message>
    <message>
        <source>The server could not prove who it is. Check the address and this computer&apos;s date</source>
        <translation>सर्वर अपनी पहचान साबित न कर सका। पता और इस कंप्यूटर की तारीख देखें</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment</source>
        <translation>सर्वर व्यस्त है। थोड़ी देर बाद कोशिश करें</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again</source>
        <translation>सर्वर ने समय पर जवाब नहीं दिया। फिर कोशिश करें</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and the network</source>
        <translation>सर्वर तक पहुँच नहीं। पता और नेटवर्क देखें</translation>
    </message>
</context>
<context>
    <name>FirstStartWindow</name>
    <message>
        <source>Kiryana</source>
        <translation>किराना</translation>
    </message>
    <message>
        <source>Welcome to Kiryana</source>
        <translation>किराना में स्वागत है</translation>
    </message>
    <message>
        <source>Join the shop</source>
        <translation>दुकान से जुड़ें</translation>
    </message>
    <message>
        <source>Start selling</source>
        <translation>बेचना शुरू करें</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>सर्वर से पूछ रहे हैं</translation>
    </message>
    <message>
        <source>New shop</source>
        <translation>नई दुकान</translation>
    </message>
    <message>
        <source>Join a shop that has a server</source>
        <translation>सर्वर वाली दुकान से जुड़ें</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>दुकान का नाम</translation>
    </message>
    <message>
        <source>Rs (Pakistan)</source>
        <translation>Rs (पाकिस्तान)</translation>
    </message>
    <message>
        <source>₹ (India)</source>
        <translation>₹ (भारत)</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>सर्वर का पता</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>The server makes this computer a till of the shop.</source>
        <translation>सर्वर इस कंप्यूटर को दुकान का काउंटर बना रहा है।</translation>
    </message>
    <message>
        <source>The owner makes a code at the server. The goods come by themselves. F2: new shop</source>
        <translation>मालिक सर्वर पर कोड बनाता है। सामान की सूची अपने आप आती है। F2: नई दुकान</translation>
    </message>
    <message>
        <source>Everything stays on this computer. F2: join a shop that has a server. F3: language</source>
        <translation>सब कुछ इसी कंप्यूटर पर रहता है। F2: सर्वर वाली दुकान से जुड़ें। F3: भाषा</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>QR code to pay</source>
        <translation>भुगतान का QR कोड</translation>
    </message>
</context>
<context>
    <name>GivingDelegate</name>
    <message>
        <source>{count} of {left}</source>
        <translation>{left} में से {count}</translation>
    </message>
</context>
<context>
    <name>GivingModel</name>
    <message>
        <source>That is a return itself. Choose the bill that was sold</source>
        <translation>यह खुद वापसी है। बिक्री वाला बिल चुनें</translation>
    </message>
    <message>
        <source>Nothing comes back on this bill any more</source>
        <translation>इस बिल पर अब कुछ वापस नहीं आ रहा</translation>
    </message>
    <message>
        <source>The bill is nobody&apos;s: it cannot go onto a khata</source>
        <translation>बिल किसी ग्राहक का नहीं: खाते पर नहीं जा सकता</translation>
    </message>
    <message>
        <source>That bill was not paid by card</source>
        <translation>उस बिल के पैसे कार्ड से नहीं आए थे</translation>
    </message>
    <message>
        <source>Goods come back on the open bill already. Finish that one first</source>
        <translation>खुले बिल पर पहले ही माल वापस आ रहा है। पहले वह पूरा करें</translation>
    </message>
    <message>
        <source>Now scan what goes out. F8 takes the goods back off the bill</source>
        <translation>अब नया माल स्कैन करें। F8 वापस माल बिल से हटाता है</translation>
    </message>
    <message>
        <source>Given back {amount}</source>
        <translation>वापस दिए {amount}</translation>
    </message>
    <message>
        <source>Voided. Given back {amount}</source>
        <translation>बिल रद्द। वापस दिए {amount}</translation>
    </message>
    <message>
        <source>Type the reason first, then F12</source>
        <translation>पहले वजह लिखें, फिर F12</translation>
    </message>
</context>
<context>
    <name>GivingPage</name>
    <message>
        <source>To give back</source>
        <translation>वापस देना है</translation>
    </message>
    <message>
        <source>Void the bill</source>
        <translation>बिल रद्द करें</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>पैसे वापस दें</translation>
    </message>
    <message>
        <source>Goods that come back</source>
        <translation>वापस आने वाला माल</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>वजह</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>अदला-बदली</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>खाते पर</translation>
    </message>
    <message>
        <source>To card</source>
        <translation>कार्ड पर</translation>
    </message>
    <message>
        <source>Goods back without a receipt</source>
        <translation>बिना रसीद माल वापस</translation>
    </message>
    <message>
        <source>Void bill {number}</source>
        <translation>बिल {number} रद्द</translation>
    </message>
    <message>
        <source>Goods back from {number}</source>
        <translation>{number} से माल वापस</translation>
    </message>
    <message>
        <source>Scan what comes back. F2 finds goods by name. A manager allows it</source>
        <translation>वापस माल स्कैन करें। F2 नाम से ढूँढता है। मैनेजर इजाज़त देगा</translation>
    </message>
    <message>
        <source>Everything on it comes back. Type why, then F12</source>
        <translation>सारा माल वापस आएगा। वजह लिखें, फिर F12</translation>
    </message>
    <message>
        <source>Scan what comes back, or choose a line: + or a number. F8: all of it</source>
        <translation>वापस माल स्कैन करें या लाइन चुनें: + या संख्या। सब के लिए F8</translation>
    </message>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>सच में {count}? हाँ Enter, नहीं Esc</translation>
    </message>
    <message>
        <source>QR {amount} is not confirmed: nothing is paid out for it</source>
        <translation>QR के {amount} की पुष्टि बाकी: इसके बदले कुछ न दें</translation>
    </message>
    <message>
        <source>Of an earlier shift: the money comes out of today&apos;s drawer</source>
        <translation>पिछली शिफ़्ट का बिल: पैसे आज की दराज़ से जाएँगे</translation>
    </message>
    <message>
        <source>Back on the shelf</source>
        <translation>फिर बिकेगा</translation>
    </message>
    <message>
        <source>Not for sale: damaged</source>
        <translation>नहीं बिकेगा: टूट-फूट</translation>
    </message>
    <message>
        <source>Not for sale: expired</source>
        <translation>नहीं बिकेगा: मियाद खत्म</translation>
    </message>
    <message>
        <source>Not for sale: spoilt</source>
        <translation>नहीं बिकेगा: खराब</translation>
    </message>
    <message>
        <source>Nothing is recorded before F12, F9, F10 or F7. Esc goes back</source>
        <translation>F12, F9, F10 या F7 से पहले कुछ दर्ज नहीं होता। वापस: Esc</translation>
    </message>
    <message>
        <source>Nothing is recorded before F12. Esc goes back</source>
        <translation>F12 से पहले कुछ दर्ज नहीं होता। वापस: Esc</translation>
    </message>
    <message>
        <source>Nothing is recorded before F12 or F7. Esc goes back</source>
        <translation>F12 या F7 से पहले कुछ दर्ज नहीं होता। वापस: Esc</translation>
    </message>
</context>
<context>
    <name>GoodsList</name>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>दाम</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>खरीद</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>स्टॉक</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>सामान</translation>
    </message>
</context>
<context>
    <name>HeldDelegate</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n लाइन</numerusform>
            <numerusform>%n लाइनें</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldOverlay</name>
    <message>
        <source>Bills on hold</source>
        <translation>रोके हुए बिल</translation>
    </message>
    <message>
        <source>Name of the bill</source>
        <translation>बिल का नाम</translation>
    </message>
    <message>
        <source>Name or number, then Enter</source>
        <translation>नाम या नंबर, फिर Enter</translation>
    </message>
    <message>
        <source>A digit or Enter takes a bill up · F6 names it · Esc closes</source>
        <translation>अंक या Enter बिल खोले · F6 नाम दे · Esc बंद करे</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Keys of this screen</source>
        <translation>इस स्क्रीन की कुंजियाँ</translation>
    </message>
    <message>
        <source>Three of the next item</source>
        <translation>अगला सामान तीन नग</translation>
    </message>
    <message>
        <source>Fifty rupees&apos; worth of the next item</source>
        <translation>अगली चीज़ पचास रुपये की</translation>
    </message>
    <message>
        <source>One more, one less</source>
        <translation>एक ज़्यादा, एक कम</translation>
    </message>
    <message>
        <source>Look up what is typed</source>
        <translation>लिखा हुआ खोजें</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>काउंटर लॉक करें</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>No bill here fits {code}</source>
        <translation>{code} का कोई बिल यहाँ नहीं</translation>
    </message>
    <message>
        <source>Scan or type the receipt number, then F8. F6: without a receipt</source>
        <translation>रसीद स्कैन करें या नंबर लिखें, फिर F8। बिना रसीद: F6</translation>
    </message>
    <message>
        <source>Nothing was sold here yet</source>
        <translation>यहाँ अभी कुछ नहीं बिका</translation>
    </message>
    <message>
        <source>Bill {number} is printed once more</source>
        <translation>बिल {number} दोबारा छप रहा है</translation>
    </message>
    <message>
        <source>Payment {number} is confirmed</source>
        <translation>भुगतान {number} की पुष्टि हो गई</translation>
    </message>
</context>
<context>
    <name>HistoryScreen</name>
    <message>
        <source>Search bills</source>
        <translation>बिल ढूँढें</translation>
    </message>
    <message>
        <source>Receipt, amount, 22/11, goods or customer</source>
        <translation>रसीद, रकम, 22/11, माल या ग्राहक</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Goods in and out</source>
        <translation>माल आया और गया</translation>
    </message>
    <message>
        <source>F8 puts the chosen entry right, by a movement the other way</source>
        <translation>F8 चुनी एंट्री को उल्टी एंट्री से ठीक करता है</translation>
    </message>
    <message>
        <source>older ones follow below</source>
        <translation>पुराने बिल नीचे हैं</translation>
    </message>
    <message>
        <source>Enter takes goods back</source>
        <translation>Enter से माल वापस लें</translation>
    </message>
    <message>
        <source>Nothing among the newest. Down looks further back</source>
        <translation>नए बिलों में नहीं। नीचे का तीर पीछे ढूँढता है</translation>
    </message>
    <message>
        <source>No bill fits</source>
        <translation>कोई बिल नहीं मिला</translation>
    </message>
    <message>
        <source>Nothing was sold here yet</source>
        <translation>यहाँ अभी कुछ नहीं बिका</translation>
    </message>
    <message>
        <source>Try an amount, a day, goods or a customer</source>
        <translation>रकम, दिन, सामान या ग्राहक लिखकर देखें</translation>
    </message>
    <message>
        <source>Paid bills appear here</source>
        <translation>चुकाए हुए बिल यहाँ आते हैं</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>{count} in stock</source>
        <translation>स्टॉक में {count}</translation>
    </message>
</context>
<context>
    <name>HoldingModel</name>
    <message>
        <source>Bill on hold. F7 brings it back</source>
        <translation>बिल रोका गया। F7 से वापस आएगा</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>अभी</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n मिनट</numerusform>
            <numerusform>%n मिनट</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n घंटा</numerusform>
            <numerusform>%n घंटे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n दिन</numerusform>
            <numerusform>%n दिन</numerusform>
        </translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>अदला-बदली</translation>
    </message>
    <message>
        <source>{amount} paid</source>
        <translation>{amount} मिले</translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message>
        <source>Count {name}</source>
        <translation>{name} गिनें</translation>
    </message>
    <message>
        <source>A manager asks how many are on the shelf.</source>
        <translation>मैनेजर पूछता है कि शेल्फ़ पर कितने हैं।</translation>
    </message>
    <message>
        <source>More was sold than was known to be there.</source>
        <translation>जितना मालूम था उससे ज़्यादा बिक गया।</translation>
    </message>
    <message>
        <source>Bill {number} of {time}</source>
        <translation>बिल {number}, {time}</translation>
    </message>
    <message>
        <source>Goods that came in, {time}</source>
        <translation>आया हुआ माल, {time}</translation>
    </message>
    <message>
        <source>Goods that were taken out, {time}</source>
        <translation>निकाला हुआ माल, {time}</translation>
    </message>
    <message>
        <source>Count of {time}</source>
        <translation>{time} की गिनती</translation>
    </message>
    <message>
        <source>The server keeps it and cannot use it. Tell whoever looks after it.</source>
        <translation>सर्वर ने इसे रखा है पर इस्तेमाल नहीं कर सकता। ज़िम्मेदार को बताएँ।</translation>
    </message>
    <message>
        <source>The stock this till knew does not fit. A manager counts it or not.</source>
        <translation>इस काउंटर को मालूम स्टॉक मेल नहीं खाता। मैनेजर तय करेगा कि यह गिना जाए या नहीं।</translation>
    </message>
    <message>
        <source>Made on a copy or an old backup. A manager counts it or not.</source>
        <translation>कॉपी या पुराने बैकअप पर बना। मैनेजर तय करेगा कि यह गिना जाए या नहीं।</translation>
    </message>
    <message>
        <source>It had been taken back already. A manager counts it once more or not. Money that went out twice is asked for, and a khata put right under Khata, Adjust.</source>
        <translation>यह पहले ही वापस लिया जा चुका था। मैनेजर तय करेगा कि यह दोबारा गिना जाए या नहीं। जो रकम दो बार दी गई वह वापस माँगें, और खाता «खाता, सुधार» में ठीक करें।</translation>
    </message>
    <message>
        <source>It had been taken back already. A manager counts it once more or not.</source>
        <translation>यह पहले ही वापस लिया जा चुका था। मैनेजर तय करेगा कि यह दोबारा गिना जाए या नहीं।</translation>
    </message>
    <message>
        <source>Records of others that the server lost: {count}</source>
        <translation>दूसरों के रिकॉर्ड जो सर्वर से खो गए: {count}</translation>
    </message>
    <message>
        <source>They count nowhere. Sync the tills that made them, also a copy of this one. If those are gone, the server&apos;s admin saves them from this till&apos;s file.</source>
        <translation>ये कहीं नहीं गिने जाते। जिन काउंटरों ने इन्हें बनाया उन्हें सिंक करें, इस काउंटर की कॉपी को भी। अगर वे नहीं रहे, तो सर्वर का एडमिन इन्हें इस काउंटर की फ़ाइल से बचा लेता है।</translation>
    </message>
    <message>
        <source>A manager decides whether it counts in the stock.</source>
        <translation>मैनेजर तय करेगा कि यह स्टॉक में गिना जाए या नहीं।</translation>
    </message>
    <message>
        <source>Nothing to do here. A manager looks at it at head office.</source>
        <translation>यहाँ कुछ नहीं करना। हेड ऑफ़िस में मैनेजर देखेगा।</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>Help</source>
        <translation>मदद</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>तालिका</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>दाम</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>याद दिलाएँ</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>अभी सिंक करें</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>वापस लाएँ</translation>
    </message>
    <message>
        <source>Fill from list</source>
        <translation>सूची से भरें</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>लेबल</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Card / QR</source>
        <translation>कार्ड / QR</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Exact cash, no receipt</source>
        <translation>पूरी रकम, बिना रसीद</translation>
    </message>
    <message>
        <source>Read scale</source>
        <translation>तराज़ू पढ़ें</translation>
    </message>
    <message>
        <source>Void the last sale</source>
        <translation>पिछली बिक्री रद्द</translation>
    </message>
    <message>
        <source>Reprint last</source>
        <translation>पिछली रसीद फिर</translation>
    </message>
    <message>
        <source>Open drawer</source>
        <translation>दराज़ खोलें</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>लाइन हटाएँ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>पहले जैसा करें</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>फिर से करें</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>पीछे</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>लॉक</translation>
    </message>
    <message>
        <source>Next screen</source>
        <translation>अगली स्क्रीन</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>फ़ाइल खोलें</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>टाइल</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>टैब</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>स्क्रीन</translation>
    </message>
    <message>
        <source>Quick tile for this line</source>
        <translation>इस चीज़ को टाइल पर रखें</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>नकद डाला</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>नकद निकाला</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X रिपोर्ट</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>बदलें</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>नया ग्राहक</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>सुधार</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>भुगतान लें</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>माल की हालत</translation>
    </message>
    <message>
        <source>Confirm QR</source>
        <translation>QR पुष्टि</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>बिना रसीद</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>अदला-बदली</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>खाते पर</translation>
    </message>
    <message>
        <source>To card</source>
        <translation>कार्ड पर</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>पैसे वापस दें</translation>
    </message>
    <message>
        <source>All in cash</source>
        <translation>सब नकद</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Void this bill</source>
        <translation>यह बिल रद्द करें</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>दोबारा छापें</translation>
    </message>
    <message>
        <source>Which days</source>
        <translation>कौन से दिन</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>अगली अवधि</translation>
    </message>
    <message>
        <source>File for Excel</source>
        <translation>एक्सेल फ़ाइल</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>फेंकें</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>नया सामान</translation>
    </message>
    <message>
        <source>Why this stock?</source>
        <translation>यह स्टॉक क्यों?</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>सब जाँचें</translation>
    </message>
    <message>
        <source>Show or hide stock</source>
        <translation>स्टॉक दिखाएँ/छिपाएँ</translation>
    </message>
    <message>
        <source>Every item</source>
        <translation>हर सामान</translation>
    </message>
    <message>
        <source>Removals only</source>
        <translation>सिर्फ़ हटाया गया</translation>
    </message>
    <message>
        <source>Paid now or on credit</source>
        <translation>अभी चुकाएँ या उधार</translation>
    </message>
    <message>
        <source>Print / PDF</source>
        <translation>छापें / PDF</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Take back a digit</source>
        <translation>एक अंक मिटाएँ</translation>
    </message>
</context>
<context>
    <name>Khata</name>
    <message>
        <source>{name} owes {amount}</source>
        <translation>{name} पर बाकी {amount}</translation>
    </message>
    <message>
        <source>{name} paid {amount} ahead</source>
        <translation>{name} का पेशगी जमा {amount}</translation>
    </message>
</context>
<context>
    <name>KhataCovers</name>
    <message>
        <source>Who pays?</source>
        <translation>कौन चुका रहा है?</translation>
    </message>
    <message>
        <source>Without a limit of their own the store&apos;s limit holds</source>
        <translation>अपनी सीमा न हो तो दुकान की सीमा लागू होगी</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>नया ग्राहक</translation>
    </message>
    <message>
        <source>Change customer</source>
        <translation>ग्राहक की जानकारी बदलें</translation>
    </message>
    <message>
        <source>Card and QR: type the payment&apos;s number too</source>
        <translation>कार्ड और QR: भुगतान नंबर भी लिखें</translation>
    </message>
    <message>
        <source>What stood in the paper book, or what is forgiven</source>
        <translation>कॉपी में जो लिखा था, या जो माफ़ किया</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>जोड़ें</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Payment reference</source>
        <translation>भुगतान नंबर</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>वजह</translation>
    </message>
    <message>
        <source>Owes more</source>
        <translation>बाकी बढ़ाएँ</translation>
    </message>
    <message>
        <source>Owes less</source>
        <translation>बाकी घटाएँ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>सीमा</translation>
    </message>
</context>
<context>
    <name>KhataDeeds</name>
    <message>
        <source>Received {amount}. Owes {balance} now</source>
        <translation>{amount} मिले। अब बाकी {balance}</translation>
    </message>
    <message>
        <source>Received {amount}. Paid ahead {balance} now</source>
        <translation>{amount} मिले। अब पेशगी जमा {balance}</translation>
    </message>
    <message>
        <source>Adjusted by {amount}. Owes {balance} now</source>
        <translation>{amount} का सुधार। अब बाकी {balance}</translation>
    </message>
    <message>
        <source>Adjusted by {amount}. Paid ahead {balance} now</source>
        <translation>{amount} का सुधार। अब पेशगी जमा {balance}</translation>
    </message>
</context>
<context>
    <name>KhataEntry</name>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>माल वापस</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>नकद भुगतान</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>कार्ड से भुगतान</translation>
    </message>
    <message>
        <source>Paid by QR</source>
        <translation>QR से भुगतान</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>चुकाया</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>सुधार</translation>
    </message>
    <message>
        <source>Brought forward</source>
        <translation>पिछला बाकी</translation>
    </message>
</context>
<context>
    <name>KhataModel</name>
    <message>
        <source>That is not a customer&apos;s card. Goods are sold on the sale screen</source>
        <translation>यह ग्राहक का कार्ड नहीं। सामान बिक्री वाली स्क्रीन पर बेचें</translation>
    </message>
</context>
<context>
    <name>KhataScreen</name>
    <message>
        <source>Search customers</source>
        <translation>ग्राहक खोजें</translation>
    </message>
    <message>
        <source>Name as it sounds, or phone</source>
        <translation>नाम जैसे बोलते हैं, या फ़ोन</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>सब {count}</translation>
    </message>
    <message>
        <source>Owing</source>
        <translation>जिन पर बाकी</translation>
    </message>
    <message>
        <source>Over 30 days</source>
        <translation>30 दिन से ऊपर</translation>
    </message>
    <message>
        <source>Over limit {count}</source>
        <translation>सीमा से ऊपर {count}</translation>
    </message>
    <message>
        <source>They owe us {amount}</source>
        <translation>कुल लेने हैं {amount}</translation>
    </message>
    <message>
        <source>over 30 days {amount}</source>
        <translation>30 दिन से पुराने {amount}</translation>
    </message>
    <message>
        <source>Enter takes a payment</source>
        <translation>Enter से भुगतान लें</translation>
    </message>
    <message>
        <source>Nobody is called that</source>
        <translation>इस नाम का कोई नहीं</translation>
    </message>
    <message>
        <source>F5 takes them on</source>
        <translation>F5 से नया ग्राहक जोड़ें</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>अभी कोई ग्राहक नहीं</translation>
    </message>
    <message>
        <source>F5 takes one on</source>
        <translation>F5 से नया ग्राहक जोड़ें</translation>
    </message>
</context>
<context>
    <name>LabelsCover</name>
    <message>
        <source>Of each</source>
        <translation>हर एक के</translation>
    </message>
    <message>
        <source>Labels on a sheet</source>
        <translation>शीट पर लेबल</translation>
    </message>
    <message>
        <source>First free one</source>
        <translation>पहला खाली लेबल</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>रोल पर</translation>
    </message>
    <message>
        <source>On A4</source>
        <translation>A4 पर</translation>
    </message>
</context>
<context>
    <name>LabelsModel</name>
    <message>
        <source>Labels for {name}</source>
        <translation>{name} के लेबल</translation>
    </message>
    <message>
        <source>Nothing came in yet that labels could be for</source>
        <translation>अभी कोई माल नहीं आया जिसके लेबल बनें</translation>
    </message>
    <message numerus="yes">
        <source>Labels for what came: %n piece(s)</source>
        <translation>
            <numerusform>आए माल के लेबल: %n नग</numerusform>
            <numerusform>आए माल के लेबल: %n नग</numerusform>
        </translation>
    </message>
    <message>
        <source>Sheets have 8, 24 or 65 labels; the first free one is counted from 1</source>
        <translation>शीट पर 8, 24 या 65 लेबल होते हैं; पहला खाली लेबल 1 से गिनें</translation>
    </message>
    <message>
        <source>Goods without a code get the store&apos;s own</source>
        <translation>जिस चीज़ का कोड नहीं, उसे दुकान का अपना कोड मिलेगा</translation>
    </message>
    <message>
        <source>A sheet that was begun goes on at its first free label</source>
        <translation>अधूरी शीट अपने पहले खाली लेबल से आगे चलती है</translation>
    </message>
    <message numerus="yes">
        <source>At most %n label(s) at once</source>
        <translation>
            <numerusform>एक बार में ज़्यादा से ज़्यादा %n लेबल</numerusform>
            <numerusform>एक बार में ज़्यादा से ज़्यादा %n लेबल</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) are being printed</source>
        <translation>
            <numerusform>%n लेबल छप रहा है</numerusform>
            <numerusform>%n लेबल छप रहे हैं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n लेबल</numerusform>
            <numerusform>%n लेबल</numerusform>
        </translation>
    </message>
    <message>
        <source>Type how many labels of each: 1 or more</source>
        <translation>हर चीज़ के कितने लेबल, यह लिखें: 1 या ज़्यादा</translation>
    </message>
</context>
<context>
    <name>LineHeading</name>
    <message>
        <source>Item</source>
        <translation>सामान</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>दाम</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>Lines of the bill</source>
        <translation>बिल की लाइनें</translation>
    </message>
    <message>
        <source>Paid and saved</source>
        <translation>भुगतान हुआ, बिल सुरक्षित</translation>
    </message>
    <message>
        <source>Saved on khata</source>
        <translation>खाते में सहेजा गया</translation>
    </message>
    <message>
        <source>Receipt {number}. The next scan begins a new bill.</source>
        <translation>रसीद {number}। अगला स्कैन नया बिल शुरू करेगा।</translation>
    </message>
    <message>
        <source>Scan the first item</source>
        <translation>पहला सामान स्कैन करें</translation>
    </message>
    <message>
        <source>or type a name to search. F7 brings back a bill on hold.</source>
        <translation>या खोजने के लिए नाम लिखें। रुका बिल F7 से वापस आता है।</translation>
    </message>
</context>
<context>
    <name>LineRows</name>
    <message>
        <source>Discount {amount}</source>
        <translation>छूट {amount}</translation>
    </message>
    <message>
        <source>Stock was wrong?</source>
        <translation>स्टॉक गलत था?</translation>
    </message>
    <message>
        <source>{count} left in stock</source>
        <translation>स्टॉक में {count} बचे</translation>
    </message>
    <message>
        <source>instead of {price}</source>
        <translation>{price} की जगह</translation>
    </message>
    <message>
        <source>Open item</source>
        <translation>खुला सामान</translation>
    </message>
    <message>
        <source>Discount {rate} · {amount}</source>
        <translation>छूट {rate} · {amount}</translation>
    </message>
    <message>
        <source>Expired {day}</source>
        <translation>मियाद खत्म {day}</translation>
    </message>
    <message>
        <source>Below cost</source>
        <translation>खरीद से कम</translation>
    </message>
    <message>
        <source>Carton of {count}</source>
        <translation>कार्टन, {count} नग</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>लॉट {lot}</translation>
    </message>
    <message>
        <source>good until {day}</source>
        <translation>{day} तक ठीक</translation>
    </message>
    <message>
        <source>Tax {rate}</source>
        <translation>टैक्स {rate}</translation>
    </message>
</context>
<context>
    <name>LoginCover</name>
    <message>
        <source>Till {number}</source>
        <translation>काउंटर {number}</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message numerus="yes">
        <source>A bill with %n item(s) is waiting for {name}</source>
        <translation>
            <numerusform>{name} का एक बिल %n सामान के साथ रुका है</numerusform>
            <numerusform>{name} का एक बिल %n सामान के साथ रुका है</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoginModel</name>
    <message>
        <source>Nobody has a PIN here. Add your staff first: Shift, then Staff</source>
        <translation>यहाँ किसी का पिन नहीं है। पहले स्टाफ़ जोड़ें: शिफ़्ट, फिर स्टाफ़</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>To review</source>
        <translation>जाँच के लिए</translation>
    </message>
    <message>
        <source>Nothing to look through. Left and Right change the days</source>
        <translation>जाँचने को कुछ नहीं। दाएँ बाएँ के तीर से दिन बदलें</translation>
    </message>
    <message>
        <source>Only whoever may see reports can look through this</source>
        <translation>इसे सिर्फ़ वही देख सकता है जिसे रिपोर्ट की इजाज़त हो</translation>
    </message>
    <message>
        <source>The newest {count}. Down at the end of the list reads on</source>
        <translation>सबसे नई {count}। सूची के अंत में नीचे का तीर और दिखाता है</translation>
    </message>
    <message>
        <source>Removals only</source>
        <translation>सिर्फ़ हटाया गया</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>क्या हुआ</translation>
    </message>
    <message>
        <source>Goods or reason</source>
        <translation>चीज़ या वजह</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>This is our mistake, not yours. Your bill is safe. Please report it</source>
        <translation>यह हमारी गलती है, आपकी नहीं। आपका बिल सुरक्षित है। कृपया बताएँ</translation>
    </message>
    <message>
        <source>{quantity} cannot be a quantity. Type a number above 0</source>
        <translation>{quantity} मात्रा नहीं हो सकती। शून्य से बड़ी संख्या लिखें</translation>
    </message>
    <message>
        <source>{quantity} cannot be a quantity. Type a smaller number</source>
        <translation>{quantity} मात्रा नहीं हो सकती। छोटी संख्या लिखें</translation>
    </message>
    <message>
        <source>{code} is not in your products</source>
        <translation>{code} आपके सामान में नहीं है</translation>
    </message>
    <message>
        <source>That product is not there any more</source>
        <translation>यह सामान अब मौजूद नहीं</translation>
    </message>
    <message>
        <source>{name} is not in the products any more. Del takes its line off</source>
        <translation>{name} अब सामान में नहीं। Del लाइन हटाता है</translation>
    </message>
    <message>
        <source>Scan something first</source>
        <translation>पहले कुछ स्कैन करें</translation>
    </message>
    <message>
        <source>A bill holds {lines_max} lines. Take the money for this one first</source>
        <translation>एक बिल में {lines_max} लाइनें आती हैं। पहले इसकी रकम लें</translation>
    </message>
    <message>
        <source>Choose a line first</source>
        <translation>पहले लाइन चुनें</translation>
    </message>
    <message>
        <source>No bill is on hold</source>
        <translation>कोई बिल रुका नहीं है</translation>
    </message>
    <message>
        <source>{given_paisa} is not enough. Ask for {missing_paisa} more</source>
        <translation>{given_paisa} काफ़ी नहीं। {missing_paisa} और लें</translation>
    </message>
    <message>
        <source>{given_paisa} cannot be meant for this bill. Check the amount</source>
        <translation>{given_paisa} इस बिल के लिए सही नहीं लगता। रकम जाँचें</translation>
    </message>
    <message>
        <source>{name} is sold by the piece. Type a whole number</source>
        <translation>{name} नग में बिकता है। पूरी संख्या लिखें</translation>
    </message>
    <message>
        <source>{name} cannot be sold for an amount of money. Type how many of it</source>
        <translation>{name} रकम के हिसाब से नहीं बिक सकता। मात्रा लिखें</translation>
    </message>
    <message>
        <source>{price} cannot be a price. Type an amount like 540 or 540.50</source>
        <translation>{price} दाम नहीं हो सकता। 540 या 540.50 जैसी रकम लिखें</translation>
    </message>
    <message>
        <source>A discount cannot be more than {price_max_paisa}. Type a smaller one</source>
        <translation>छूट {price_max_paisa} से ज़्यादा नहीं हो सकती। कम लिखें</translation>
    </message>
    <message>
        <source>{expiry} cannot be a date. Type it like 31.12.2026, 12/26 or 3112</source>
        <translation>{expiry} तारीख नहीं हो सकती। 31.12.2026, 12/26 या 3112 जैसी लिखें</translation>
    </message>
    <message>
        <source>{typed} cannot be the day of a delivery: today is {today}. Type one up to today, like 28.11.2026 or 2811</source>
        <translation>{typed} को माल नहीं आ सकता: आज {today} है। आज तक की तारीख लिखें, जैसे 28.11.2026 या 2811</translation>
    </message>
    <message>
        <source>That file cannot be shown. Choose a photo, JPEG or PNG, of at most 30 MB</source>
        <translation>यह फ़ाइल नहीं दिखाई जा सकती। JPEG या PNG फ़ोटो चुनें, ज़्यादा से ज़्यादा 30 MB की</translation>
    </message>
    <message>
        <source>Type a name of one line, at most {chars_max} characters</source>
        <translation>एक लाइन का नाम लिखें, ज़्यादा से ज़्यादा {chars_max} अक्षर</translation>
    </message>
    <message>
        <source>Could not read that. Scan again</source>
        <translation>ठीक से नहीं पढ़ा, फिर स्कैन करें</translation>
    </message>
    <message>
        <source>{code} is the code of a person or a bill, not of goods. Take another</source>
        <translation>{code} किसी व्यक्ति या बिल का कोड है, सामान का नहीं। दूसरा कोड लें</translation>
    </message>
    <message>
        <source>{code} already belongs to {name}</source>
        <translation>{code} पहले से {name} का कोड है</translation>
    </message>
    <message>
        <source>You may not do that alone. Ask the manager or the owner</source>
        <translation>यह आप अकेले नहीं कर सकते। मैनेजर या मालिक से कहें</translation>
    </message>
    <message>
        <source>That is not the PIN of {name}. Try again</source>
        <translation>यह {name} का पिन नहीं है। फिर से डालें</translation>
    </message>
    <message>
        <source>Too many wrong PINs for {name}. Wait, or ask somebody else</source>
        <translation>{name} का पिन कई बार गलत डाला गया। रुकें, या किसी और से कहें</translation>
    </message>
    <message>
        <source>PINs cannot be checked on this computer now. Tell the owner</source>
        <translation>इस कंप्यूटर पर पिन अभी नहीं जाँचे जा सकते। मालिक को बताएँ</translation>
    </message>
    <message>
        <source>Choose 4 to 6 digits that are not in a row, like 2580</source>
        <translation>4 से 6 अंक चुनें जो क्रम में न हों, जैसे 2580</translation>
    </message>
    <message>
        <source>{name} works here already</source>
        <translation>{name} पहले से स्टाफ़ में है</translation>
    </message>
    <message>
        <source>{name} does not work here any more</source>
        <translation>{name} अब स्टाफ़ में नहीं</translation>
    </message>
    <message>
        <source>No shift is open. Open one first</source>
        <translation>कोई शिफ़्ट खुली नहीं है। पहले खोलें</translation>
    </message>
    <message>
        <source>Shift {shift_no} is open already</source>
        <translation>शिफ़्ट {shift_no} पहले से खुली है</translation>
    </message>
    <message>
        <source>That was undone before</source>
        <translation>यह पहले ही पहले जैसा हो चुका</translation>
    </message>
    <message>
        <source>That cannot be recorded. Check the figures</source>
        <translation>यह दर्ज नहीं हो सकता। संख्याएँ जाँचें</translation>
    </message>
    <message>
        <source>{number} paid {amount_paisa} of bill {bill} on {at}. {key} again: use it all the same</source>
        <translation>{number} से बिल {bill} के {amount_paisa} चुक गए, {at}। फिर भी यही है तो दोबारा {key}</translation>
    </message>
    <message>
        <source>{number} paid {amount_paisa} of bill {bill} on {at}, which was voided. {key} again: use it all the same</source>
        <translation>{number} से बिल {bill} के {amount_paisa} चुक गए, {at}; वह बिल रद्द हुआ। फिर भी यही है तो दोबारा {key}</translation>
    </message>
    <message>
        <source>{number} paid another part of this bill. {key} again: use it all the same</source>
        <translation>{number} से इसी बिल का एक हिस्सा चुक गया। फिर भी यही है तो दोबारा {key}</translation>
    </message>
    <message>
        <source>The QR payment of bill {number} is not confirmed. Enter its number first: Bills, F5. Or a manager allows it</source>
        <translation>बिल {number} के QR भुगतान की पुष्टि बाकी है। पहले उसका नंबर लिखें: बिल, F5। या मैनेजर इजाज़त दे</translation>
    </message>
    <message>
        <source>{unpaid_paisa} of this bill stands on a khata: F12 takes it off there. In cash a manager allows it</source>
        <translation>इस बिल के {unpaid_paisa} खाते में हैं: F12 से वहीं से घटाएँ। नकद की अनुमति मैनेजर देता है</translation>
    </message>
    <message>
        <source>The server cannot be reached. Selling goes on; sync tries again by itself</source>
        <translation>सर्वर से संपर्क नहीं। बिक्री जारी है, सिंक खुद फिर होगा</translation>
    </message>
    <message>
        <source>The server refused: {code}. Nothing is lost. Tell the owner</source>
        <translation>सर्वर ने मना किया: {code}। कुछ खोया नहीं। मालिक को बताएँ</translation>
    </message>
    <message>
        <source>The file cannot be written: {path}. Look at the folder and its disk</source>
        <translation>फ़ाइल नहीं लिखी जा सकती: {path}। फ़ोल्डर और डिस्क देखें</translation>
    </message>
    <message>
        <source>The disk is full. That was not saved. Free some space, then try again</source>
        <translation>डिस्क भर गई, यह सहेजा नहीं गया। जगह खाली करके फिर करें</translation>
    </message>
    <message>
        <source>No keyring was found: the till&apos;s key is in a file that only you can read</source>
        <translation>चाबी सुरक्षित रखने की जगह नहीं मिली: इस काउंटर की चाबी एक फ़ाइल में है जिसे सिर्फ़ आप पढ़ सकते हैं</translation>
    </message>
    <message>
        <source>The till is busy in another program. Try again in a moment</source>
        <translation>काउंटर दूसरे प्रोग्राम में व्यस्त है। थोड़ी देर में फिर करें</translation>
    </message>
    <message>
        <source>The till&apos;s folder cannot be written. Tell the owner</source>
        <translation>काउंटर के फ़ोल्डर में लिखा नहीं जा सकता। मालिक को बताएँ</translation>
    </message>
    <message>
        <source>This till is open already in another window</source>
        <translation>यह काउंटर दूसरी विंडो में पहले से खुला है</translation>
    </message>
    <message>
        <source>The till&apos;s records are of a newer program. Update this program</source>
        <translation>काउंटर के रिकॉर्ड नए प्रोग्राम के हैं। यह प्रोग्राम अपडेट करें</translation>
    </message>
    <message>
        <source>The till&apos;s file is damaged. Tell the owner to restore a backup</source>
        <translation>काउंटर की फ़ाइल खराब है। मालिक से कहें कि बैकअप वापस लाए</translation>
    </message>
    <message>
        <source>This till and the server understand each other again. Every sale is kept</source>
        <translation>यह काउंटर और सर्वर फिर साथ हैं। हर बिल सुरक्षित है</translation>
    </message>
    <message>
        <source>The server was restored. It gets back what it lost; every sale is kept</source>
        <translation>सर्वर बहाल किया गया। जो खोया वह वापस जा रहा है, हर बिल सुरक्षित है</translation>
    </message>
    <message>
        <source>This till&apos;s stock was counted anew from its history; every sale is kept</source>
        <translation>इस काउंटर का स्टॉक उसके रिकॉर्ड से फिर गिना गया, हर बिल सुरक्षित है</translation>
    </message>
    <message>
        <source>A copy of this till was in use. It is in step again; every sale is kept</source>
        <translation>इस काउंटर की नकल चल रही थी। सब फिर ठीक है, हर बिल सुरक्षित है</translation>
    </message>
    <message>
        <source>The server has blocked this till. Its sales are kept. Ask your manager</source>
        <translation>सर्वर ने यह काउंटर बंद कर दिया है। इसके बिल सुरक्षित हैं। मैनेजर से पूछें</translation>
    </message>
    <message>
        <source>The server has another history. Every sale is kept here. Tell the owner</source>
        <translation>सर्वर का रिकॉर्ड अलग है। हर बिल यहाँ सुरक्षित है। मालिक को बताएँ</translation>
    </message>
    <message>
        <source>This is a copy of a till that is in use elsewhere. Selling goes on. Tell the owner</source>
        <translation>यह ऐसे काउंटर की नकल है जो कहीं और चल रहा है। बिक्री जारी है। मालिक को बताएँ</translation>
    </message>
    <message>
        <source>The disk altered a record of this till, and what came after it waits here. Selling goes on. Tell the owner</source>
        <translation>डिस्क ने इस काउंटर का एक रिकॉर्ड बदल दिया, उसके बाद का सब यहाँ रुका है। बिक्री जारी है। मालिक को बताएँ</translation>
    </message>
    <message>
        <source>The server needs a newer version of this program. Selling goes on</source>
        <translation>सर्वर को इस प्रोग्राम का नया वर्शन चाहिए। बिक्री जारी है</translation>
    </message>
    <message>
        <source>The server asked its tills to wait. Sync tries again by itself</source>
        <translation>सर्वर ने थोड़ा रुकने को कहा है। सिंक खुद फिर होगा</translation>
    </message>
    <message>
        <source>The server could not take everything yet. Sync tries again by itself</source>
        <translation>सर्वर अभी सब कुछ नहीं ले सका। सिंक खुद फिर होगा</translation>
    </message>
    <message>
        <source>Other tills use a newer version of this program. Update this one soon</source>
        <translation>दूसरे काउंटर इस प्रोग्राम का नया वर्शन चला रहे हैं। इसे भी जल्द अपडेट करें</translation>
    </message>
    <message>
        <source>This till was last used on another machine. The next sync says whether all is well</source>
        <translation>यह काउंटर पिछली बार दूसरे कंप्यूटर पर चला था। अगला सिंक बताएगा कि सब ठीक है या नहीं</translation>
    </message>
    <message>
        <source>This till&apos;s folder was copied or put back. The next sync says whether all is well</source>
        <translation>इस काउंटर का फ़ोल्डर कॉपी हुआ या वापस रखा गया है। अगला सिंक बताएगा कि सब ठीक है या नहीं</translation>
    </message>
    <message>
        <source>{name} is the only owner. Make somebody else an owner first</source>
        <translation>{name} अकेला मालिक है। पहले किसी और को मालिक बनाएँ</translation>
    </message>
    <message>
        <source>That was sold once and is no product. Add the product first</source>
        <translation>यह सामान एक बार बेचा गया और सूची में नहीं है। पहले इसे सामान में जोड़ें</translation>
    </message>
    <message>
        <source>{quantity} cannot be a quantity. Type a number like 3 or 1.5</source>
        <translation>{quantity} मात्रा नहीं हो सकती। 3 या 1.5 जैसी संख्या लिखें</translation>
    </message>
    <message>
        <source>{rate} cannot be a percentage. Type one from 0 to 100, like 10%</source>
        <translation>{rate} प्रतिशत नहीं हो सकता। 0 से 100 तक लिखें, जैसे 10%</translation>
    </message>
    <message>
        <source>{tile} cannot be a tile. Type a number from 1 to {tiles}</source>
        <translation>{tile} टाइल नहीं हो सकती। 1 से {tiles} तक की संख्या लिखें</translation>
    </message>
    <message>
        <source>{value} cannot be set here</source>
        <translation>{value} यहाँ नहीं रखा जा सकता</translation>
    </message>
    <message>
        <source>There is no customer {customer}</source>
        <translation>{customer} नाम का कोई ग्राहक नहीं</translation>
    </message>
    <message>
        <source>{customer} fits several customers. Choose one from the list</source>
        <translation>{customer} कई ग्राहकों का है। सूची से चुनें</translation>
    </message>
    <message>
        <source>{phone} cannot be a phone number. Type it like 0300-1234567</source>
        <translation>{phone} फ़ोन नंबर नहीं हो सकता। 0300-1234567 की तरह लिखें</translation>
    </message>
    <message>
        <source>Over khata limit by {over_paisa}. A manager may allow it, or take part in cash</source>
        <translation>खाता सीमा से {over_paisa} ज़्यादा। मैनेजर इजाज़त दे, या कुछ नकद लें</translation>
    </message>
    <message>
        <source>Type the amount and the reason</source>
        <translation>रकम और वजह लिखें</translation>
    </message>
    <message>
        <source>Type the payment&apos;s number: at least its last {chars_min} characters</source>
        <translation>भुगतान नंबर लिखें: कम से कम आखिरी {chars_min} अक्षर</translation>
    </message>
    <message>
        <source>No QR payment of bill {number} is still to be confirmed</source>
        <translation>बिल {number} का कोई QR भुगतान पुष्टि के लिए बाकी नहीं</translation>
    </message>
    <message>
        <source>The store&apos;s payment QR cannot be used. Use the printed sign, tell the owner</source>
        <translation>दुकान का QR ठीक नहीं। छपा QR दिखाएँ, मालिक को बताएँ</translation>
    </message>
    <message>
        <source>This bill is partly on khata: take that payment back first</source>
        <translation>बिल का कुछ हिस्सा खाते में है: पहले वह वापस लें</translation>
    </message>
    <message>
        <source>Only {left_milli} of {name} from that bill can still come back</source>
        <translation>उस बिल से {name} के सिर्फ़ {left_milli} और वापस आ सकते हैं</translation>
    </message>
    <message>
        <source>{name} is not on that bill</source>
        <translation>{name} उस बिल पर नहीं है</translation>
    </message>
    <message>
        <source>Head office has bills that old. F6 takes goods back without a receipt</source>
        <translation>इतने पुराने बिल हेड ऑफ़िस में हैं। बिना रसीद माल वापस: F6</translation>
    </message>
    <message>
        <source>That bill is not on this till</source>
        <translation>वह बिल इस काउंटर पर नहीं है</translation>
    </message>
    <message>
        <source>Bill saved. Printer has no paper - Shift+F9 prints it</source>
        <translation>बिल सुरक्षित। प्रिंटर में कागज़ नहीं, Shift+F9 से छापें</translation>
    </message>
    <message>
        <source>Bill saved. The printer&apos;s cover is open - Shift+F9 prints it</source>
        <translation>बिल सुरक्षित। प्रिंटर का ढक्कन खुला है, Shift+F9 से छापें</translation>
    </message>
    <message>
        <source>Bill saved. The printer takes nothing more - Shift+F9 prints it</source>
        <translation>बिल सुरक्षित। प्रिंटर रुक गया है, Shift+F9 से छापें</translation>
    </message>
    <message>
        <source>Bill saved. The printer does not answer - Shift+F9 prints it</source>
        <translation>बिल सुरक्षित। प्रिंटर जवाब नहीं देता, Shift+F9 से छापें</translation>
    </message>
    <message>
        <source>settings.toml cannot be used: {problem}. Tell the owner</source>
        <translation>settings.toml काम नहीं आ सकती: {problem}। मालिक को बताएँ</translation>
    </message>
    <message>
        <source>The scale is still moving. Wait a moment, then Shift+F3 again</source>
        <translation>तराज़ू अभी हिल रहा है। ज़रा रुकें, फिर Shift+F3 दबाएँ</translation>
    </message>
    <message>
        <source>The scale cannot weigh that. Empty it and set it to zero</source>
        <translation>तराज़ू यह नहीं तौल सकता। खाली करके शून्य करें</translation>
    </message>
    <message>
        <source>Nothing is connected at {port}. Check the cable</source>
        <translation>{port} पर कुछ नहीं लगा। तार देखें</translation>
    </message>
    <message>
        <source>The scale gives no weight. Check its switch; type the weight meanwhile</source>
        <translation>तराज़ू वज़न नहीं देता। बटन देखें, तब तक वज़न लिखें</translation>
    </message>
    <message>
        <source>Type an amount like 540 or 540.50</source>
        <translation>540 या 540.50 जैसी रकम लिखें</translation>
    </message>
    <message>
        <source>{price} cannot be an amount. Type one like 540 or 540.50</source>
        <translation>{price} रकम नहीं हो सकती। 540 या 540.50 जैसी रकम लिखें</translation>
    </message>
    <message>
        <source>{over_paisa} more than the bill, and not in cash. Esc takes a payment back</source>
        <translation>बिल से {over_paisa} ज़्यादा, और नकद नहीं। Esc से भुगतान वापस होगा</translation>
    </message>
    <message>
        <source>This till works alone: there is no head office. Make a file of the report</source>
        <translation>यह काउंटर अकेला काम करता है: कोई हेड ऑफ़िस नहीं। रिपोर्ट की फ़ाइल बनाएँ</translation>
    </message>
    <message>
        <source>{count} reports wait for the next sync already. They go first</source>
        <translation>{count} रिपोर्टें पहले से अगले सिंक के इंतज़ार में हैं। पहले वे जाएँगी</translation>
    </message>
    <message>
        <source>The report is too large to be sent. Make a file of it</source>
        <translation>रिपोर्ट भेजने के लिए बहुत बड़ी है। उसकी फ़ाइल बनाएँ</translation>
    </message>
</context>
<context>
    <name>MistakeDialog</name>
    <message>
        <source>Kiryana</source>
        <translation>किराना</translation>
    </message>
    <message>
        <source>This is our mistake</source>
        <translation>यह हमारी गलती है</translation>
    </message>
    <message>
        <source>The bill is safe on this computer and you can go on. Please make a report and give it to whoever helps you: no names and no prices are in it.</source>
        <translation>बिल इस कंप्यूटर पर सुरक्षित है और आप काम जारी रख सकते हैं। कृपया रिपोर्ट बनाएँ और मदद करने वाले को दें: इसमें न नाम हैं न दाम।</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>रिपोर्ट बनाएँ</translation>
    </message>
    <message>
        <source>Send to head office</source>
        <translation>हेड ऑफ़िस को भेजें</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>बेचना जारी रखें</translation>
    </message>
</context>
<context>
    <name>NowPage</name>
    <message>
        <source>Cash in the drawer now</source>
        <translation>इस समय दराज़ में नकद</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>क्यों?</translation>
    </message>
    <message>
        <source>Shift {number} · {name} · since {time}</source>
        <translation>शिफ़्ट {number} · {name} · {time} से</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>कोई शिफ़्ट खुली नहीं</translation>
    </message>
    <message>
        <source>Count the drawer or type its cash. Nothing is sold before that.</source>
        <translation>दराज़ गिनें या उसका नकद लिखें। उससे पहले कुछ नहीं बिकता।</translation>
    </message>
    <message>
        <source>Count the drawer or type its cash. The first sale opens a shift too.</source>
        <translation>दराज़ गिनें या उसका नकद लिखें। पहला बिल भी शिफ़्ट खोल देता है।</translation>
    </message>
    <message>
        <source>Press F12 again to close shift {number}</source>
        <translation>शिफ़्ट {number} बंद करने के लिए F12 फिर दबाएँ</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) on hold stay for the next shift</source>
        <translation>
            <numerusform>%n रुका बिल अगली शिफ़्ट के लिए रहेगा</numerusform>
            <numerusform>%n रुके बिल अगली शिफ़्ट के लिए रहेंगे</numerusform>
        </translation>
    </message>
    <message>
        <source>Esc hides the figures and counts again</source>
        <translation>Esc से रकमें छिपेंगी और गिनती फिर होगी</translation>
    </message>
    <message>
        <source>The count is blind: what should be there shows when it is saved</source>
        <translation>पहले गिनें: कितना होना चाहिए, गिनती सहेजने पर दिखेगा</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>शिफ़्ट खोलें</translation>
    </message>
    <message>
        <source>Close and print Z</source>
        <translation>बंद करें, Z छापें</translation>
    </message>
    <message>
        <source>Save the count</source>
        <translation>गिनती सहेजें</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X रिपोर्ट</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>नकद डाला</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>नकद निकाला</translation>
    </message>
</context>
<context>
    <name>OverlapCard</name>
    <message>
        <source>Keep it</source>
        <translation>यही रहे</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>यह वाला लगे</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>और {count}</translation>
    </message>
</context>
<context>
    <name>OverlapModel</name>
    <message>
        <source>{name} costs {price} from now on, on every till</source>
        <translation>अब से हर काउंटर पर {name} का दाम {price} है</translation>
    </message>
    <message>
        <source>Price of {name} was changed in two places. Which one holds?</source>
        <translation>{name} का दाम दो जगह बदला गया। कौन सा रहे?</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>काउंटर {number}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>यहाँ</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>हेड ऑफ़िस</translation>
    </message>
</context>
<context>
    <name>PagesCover</name>
    <message>
        <source>Where to?</source>
        <translation>कहाँ?</translation>
    </message>
    <message>
        <source>A PDF file</source>
        <translation>PDF फ़ाइल</translation>
    </message>
    <message>
        <source>Up and Down choose · Esc: not now</source>
        <translation>ऊपर-नीचे से चुनें · Esc: अभी नहीं</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>फ़ाइल बनाएँ</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
</context>
<context>
    <name>PagesModel</name>
    <message>
        <source>Written to {path}</source>
        <translation>फ़ाइल बन गई: {path}</translation>
    </message>
    <message>
        <source>Sent to {printer}</source>
        <translation>{printer} को भेज दिया</translation>
    </message>
    <message>
        <source>{printer} takes nothing. Look at it, or choose another place</source>
        <translation>{printer} कुछ नहीं ले रहा। उसे देखें, या दूसरी जगह चुनें</translation>
    </message>
</context>
<context>
    <name>PaperModel</name>
    <message>
        <source>No printer is set. The settings name one</source>
        <translation>कोई प्रिंटर नहीं लगा। सेटिंग में लिखें</translation>
    </message>
    <message>
        <source>Drawer did not open. Use the key</source>
        <translation>दराज़ नहीं खुली, चाबी लगाएँ</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>प्रिंटर</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>कागज़ नहीं</translation>
    </message>
    <message>
        <source>Printer offline</source>
        <translation>प्रिंटर तैयार नहीं</translation>
    </message>
    <message>
        <source>Printer stuck</source>
        <translation>प्रिंटर रुका है</translation>
    </message>
    <message>
        <source>Printer off</source>
        <translation>प्रिंटर बंद है</translation>
    </message>
</context>
<context>
    <name>PastModel</name>
    <message>
        <source>Shift {number}</source>
        <translation>शिफ़्ट {number}</translation>
    </message>
</context>
<context>
    <name>PastPage</name>
    <message>
        <source>Past shifts</source>
        <translation>पिछली शिफ़्ट</translation>
    </message>
    <message>
        <source>No shift was closed yet</source>
        <translation>अभी तक कोई शिफ़्ट बंद नहीं हुई</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>शिफ़्ट</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>बंद हुई</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>किसकी</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>दराज़</translation>
    </message>
</context>
<context>
    <name>PaySide</name>
    <message>
        <source>Cash received</source>
        <translation>नकद मिला</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>पूरी रकम</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>ग्राहक को वापस दें</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Card / QR</source>
        <translation>कार्ड / QR</translation>
    </message>
    <message>
        <source>Cash received · Esc takes the last payment back</source>
        <translation>नकद मिला · Esc आखिरी भुगतान वापस</translation>
    </message>
</context>
<context>
    <name>PaymentModel</name>
    <message>
        <source>{amount} is not paid any more</source>
        <translation>{amount} का भुगतान हटाया</translation>
    </message>
    <message>
        <source>Over khata limit by {amount}</source>
        <translation>खाता सीमा से {amount} ज़्यादा</translation>
    </message>
</context>
<context>
    <name>Pending</name>
    <message>
        <source>First the payment that is asked for: Enter if it came, Esc if not</source>
        <translation>पहले वह भुगतान जो माँगा गया: आ गया तो Enter, नहीं तो Esc</translation>
    </message>
    <message>
        <source>First confirm the quantity: Enter for yes, Esc for no</source>
        <translation>पहले मात्रा पक्की करें: हाँ Enter, नहीं Esc</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>View only</source>
        <translation>सिर्फ़ देखे</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>कैशियर</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>मैनेजर</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>मालिक</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>बेचना</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>माल वापस लेना</translation>
    </message>
    <message>
        <source>Give a discount</source>
        <translation>छूट देना</translation>
    </message>
    <message>
        <source>Change a price on the bill</source>
        <translation>बिल पर दाम बदलना</translation>
    </message>
    <message>
        <source>Void a bill</source>
        <translation>बिल रद्द करना</translation>
    </message>
    <message>
        <source>Open the drawer without a sale</source>
        <translation>बिना बिल दराज़ खोलना</translation>
    </message>
    <message>
        <source>Pay out what nobody has paid yet</source>
        <translation>जो अभी चुकाया नहीं गया उसके पैसे देना</translation>
    </message>
    <message>
        <source>Khata over the limit</source>
        <translation>सीमा से ज़्यादा खाता</translation>
    </message>
    <message>
        <source>Sell goods past their date</source>
        <translation>मियाद खत्म माल बेचना</translation>
    </message>
    <message>
        <source>Take goods in</source>
        <translation>माल अंदर लेना</translation>
    </message>
    <message>
        <source>Take goods out</source>
        <translation>माल बाहर निकालना</translation>
    </message>
    <message>
        <source>Count the stock</source>
        <translation>स्टॉक गिनना</translation>
    </message>
    <message>
        <source>Change products and prices</source>
        <translation>सामान और दाम बदलना</translation>
    </message>
    <message>
        <source>Open and close shifts</source>
        <translation>शिफ़्ट खोलना और बंद करना</translation>
    </message>
    <message>
        <source>See the reports</source>
        <translation>रिपोर्ट देखना</translation>
    </message>
    <message>
        <source>See what goods cost</source>
        <translation>खरीद दाम देखना</translation>
    </message>
    <message>
        <source>Send a report to head office</source>
        <translation>हेड ऑफ़िस को रिपोर्ट भेजना</translation>
    </message>
    <message>
        <source>Change staff and PINs</source>
        <translation>स्टाफ़ और पिन बदलना</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>सेटिंग बदलना</translation>
    </message>
    <message>
        <source>Take goods back without a receipt</source>
        <translation>बिना रसीद माल वापस लेना</translation>
    </message>
    <message>
        <source>Correct a khata</source>
        <translation>खाता ठीक करना</translation>
    </message>
</context>
<context>
    <name>PhotoButton</name>
    <message>
        <source>Choose a picture</source>
        <translation>फ़ोटो चुनें</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>दूसरी फ़ोटो चुनें</translation>
    </message>
</context>
<context>
    <name>PinEdit</name>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n अंक</numerusform>
            <numerusform>%n अंक</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPane</name>
    <message>
        <source>PIN</source>
        <translation>पिन</translation>
    </message>
    <message>
        <source>{why} · {count} s</source>
        <translation>{why} · {count} सेकंड</translation>
    </message>
    <message>
        <source>No PIN is asked: Enter</source>
        <translation>पिन नहीं चाहिए: Enter</translation>
    </message>
    <message>
        <source>Arrows choose the name, digits are the PIN</source>
        <translation>तीर से नाम चुनें, अंकों से पिन डालें</translation>
    </message>
</context>
<context>
    <name>PrintBar</name>
    <message numerus="yes">
        <source>%n slip(s) were not printed last time. Print now?</source>
        <translation>
            <numerusform>पिछली बार %n पर्ची नहीं छपी। अभी छापें?</numerusform>
            <numerusform>पिछली बार %n पर्चियाँ नहीं छपीं। अभी छापें?</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>अभी नहीं</translation>
    </message>
</context>
<context>
    <name>ProblemReportModel</name>
    <message>
        <source>A moment, please</source>
        <translation>एक पल रुकें</translation>
    </message>
    <message>
        <source>Give this file to whoever helps you: {file}</source>
        <translation>यह फ़ाइल मदद करने वाले को दें: {file}</translation>
    </message>
    <message>
        <source>The report could not be written. Is the disk full or locked?</source>
        <translation>रिपोर्ट लिखी नहीं जा सकी। क्या डिस्क भर गई है या लिखने से बंद है?</translation>
    </message>
    <message>
        <source>It goes to head office with the next sync</source>
        <translation>यह अगले सिंक के साथ हेड ऑफ़िस जाएगी</translation>
    </message>
    <message>
        <source>The report is at head office since {time}, under number {number}</source>
        <translation>रिपोर्ट {time} से हेड ऑफ़िस में है, नंबर {number}</translation>
    </message>
    <message>
        <source>Head office did not take the report. Make a file and give it to whoever helps you</source>
        <translation>हेड ऑफ़िस ने रिपोर्ट नहीं ली। फ़ाइल बनाएँ और मदद करने वाले को दें</translation>
    </message>
    <message>
        <source>Head office takes no reports yet. It waits here; meanwhile make a file</source>
        <translation>हेड ऑफ़िस अभी रिपोर्ट नहीं लेता। यह यहीं रुकी है; तब तक फ़ाइल बनाएँ</translation>
    </message>
    <message>
        <source>A report of another till lay here. It was not sent and is gone</source>
        <translation>यहाँ किसी और काउंटर की रिपोर्ट पड़ी थी। वह भेजी नहीं गई और हटा दी गई</translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>Stock {count}</source>
        <translation>स्टॉक {count}</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>नया सामान</translation>
    </message>
    <message>
        <source>Margin {percent}</source>
        <translation>मार्जिन {percent}</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>अभी सहेजा नहीं</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>फ़ोटो</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>फ़ोटो चुनें</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>अंग्रेज़ी नाम</translation>
    </message>
    <message>
        <source>Name in Urdu</source>
        <translation>उर्दू नाम</translation>
    </message>
    <message>
        <source>Name in Hindi</source>
        <translation>हिन्दी नाम</translation>
    </message>
    <message>
        <source>Barcodes · scan here · *12 for a carton of 12</source>
        <translation>बारकोड · यहाँ स्कैन करें · 12 वाले कार्टन का *12</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>दाम</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>खरीद</translation>
    </message>
    <message>
        <source>Tax %</source>
        <translation>टैक्स %</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>सप्लायर</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>कम की सीमा</translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation>फ़ोटो हटाएँ</translation>
    </message>
    <message>
        <source>What it cost lately</source>
        <translation>पिछली खरीद</translation>
    </message>
    <message>
        <source>Quick tile {keys}</source>
        <translation>टाइल {keys}</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>नहीं दिखती</translation>
    </message>
</context>
<context>
    <name>ProductsModel</name>
    <message>
        <source>That is no product&apos;s code. Scan again</source>
        <translation>यह किसी सामान का कोड नहीं। फिर स्कैन करें</translation>
    </message>
    <message>
        <source>{code} is not in your products. Type its name and price, then F12</source>
        <translation>{code} आपके सामान में नहीं। नाम और दाम लिखें, फिर F12</translation>
    </message>
    <message>
        <source>{code} is not in your products. Enter adds it</source>
        <translation>{code} आपके सामान में नहीं। Enter जोड़ता है</translation>
    </message>
    <message>
        <source>{code} is {name}. Enter opens it</source>
        <translation>{code} यह है: {name}। Enter खोलता है</translation>
    </message>
    <message>
        <source>First save with F12, or Esc to leave it as it was</source>
        <translation>पहले F12 से सहेजें, या Esc से पहले जैसा छोड़ें</translation>
    </message>
</context>
<context>
    <name>ProductsScreen</name>
    <message>
        <source>Search products</source>
        <translation>सामान खोजें</translation>
    </message>
    <message>
        <source>Name in any script, as it sounds, or code</source>
        <translation>नाम किसी भी लिपि में, जैसे बोलें, या कोड</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>New</source>
        <translation>नया</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>All</source>
        <translation>सब</translation>
    </message>
    <message>
        <source>Low stock {count}</source>
        <translation>कम स्टॉक {count}</translation>
    </message>
    <message>
        <source>No barcode {count}</source>
        <translation>बिना कोड {count}</translation>
    </message>
    <message>
        <source>Expiring {count}</source>
        <translation>मियाद पास {count}</translation>
    </message>
    <message>
        <source>Estimated: what came first is taken to be sold first</source>
        <translation>अंदाज़ा: जो पहले आया वह पहले बिका माना गया</translation>
    </message>
    <message>
        <source>To order: two weeks of sales like the last four, and above the mark</source>
        <translation>मँगाएँ: पिछले चार हफ़्तों जैसी दो हफ़्तों की बिक्री, और सीमा से ऊपर</translation>
    </message>
    <message>
        <source>Enter changes the price · a scan opens its product</source>
        <translation>Enter दाम बदलता है · स्कैन से सामान खुलता है</translation>
    </message>
    <message>
        <source>Nothing is called that. F5 adds it</source>
        <translation>इस नाम का कुछ नहीं। F5 जोड़ता है</translation>
    </message>
    <message>
        <source>No product yet. F5 or a scan adds one</source>
        <translation>अभी कोई सामान नहीं। F5 या स्कैन से जोड़ें</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Lock</source>
        <translation>लॉक</translation>
    </message>
    <message>
        <source>{count} to decide</source>
        <translation>{count} फ़ैसले बाकी</translation>
    </message>
</context>
<context>
    <name>ReceiveModel</name>
    <message>
        <source>Have</source>
        <translation>मौजूद</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>आया</translation>
    </message>
    <message>
        <source>Cost each</source>
        <translation>खरीद दाम</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>मार्जिन</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>मियाद</translation>
    </message>
    <message>
        <source>{date} is past. Enter: yes, Esc: no</source>
        <translation>{date} बीत चुकी। हाँ Enter, नहीं Esc</translation>
    </message>
    <message>
        <source>{date}, really? Enter: yes, Esc: no</source>
        <translation>{date}, सच में? हाँ Enter, नहीं Esc</translation>
    </message>
    <message>
        <source>Past its date: {date}</source>
        <translation>मियाद बीत चुकी: {date}</translation>
    </message>
    <message>
        <source>New vendor: {name}</source>
        <translation>नया सप्लायर: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n line(s) of stock in</source>
        <translation>
            <numerusform>सहेजा: आए माल की %n लाइन</numerusform>
            <numerusform>सहेजा: आए माल की %n लाइनें</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} paid out</source>
        <translation>{amount} चुकाए</translation>
    </message>
    <message>
        <source>{name} came in with bill {bill} on {date}. F12 again records it once more</source>
        <translation>{name} बिल {bill} के साथ {date} को आ चुका है। F12 दोबारा दबाने से फिर दर्ज होगा</translation>
    </message>
</context>
<context>
    <name>ReceiveScreen</name>
    <message>
        <source>Scan the carton, or type a name or a number</source>
        <translation>डिब्बा स्कैन करें, या नाम या संख्या लिखें</translation>
    </message>
    <message>
        <source>Scan what arrived</source>
        <translation>जो माल आया स्कैन करें</translation>
    </message>
    <message>
        <source>A typed number sets the count, Tab goes on to cost and date.</source>
        <translation>लिखी संख्या गिनती बदलती है, Tab से खरीद दाम और मियाद पर जाएँ।</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>सप्लायर</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Bill total</source>
        <translation>बिल का कुल</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n लाइन</numerusform>
            <numerusform>%n लाइनें</numerusform>
        </translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>नग</translation>
    </message>
    <message>
        <source>Without cost</source>
        <translation>बिना खरीद दाम</translation>
    </message>
    <message>
        <source>Cost changed</source>
        <translation>खरीद दाम बदला</translation>
    </message>
    <message>
        <source>On credit</source>
        <translation>उधार पर</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>बिल नंबर</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>तारीख</translation>
    </message>
    <message>
        <source>Paid now</source>
        <translation>अभी चुकाया</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>New product</source>
        <translation>नया सामान</translation>
    </message>
    <message>
        <source>Product changed</source>
        <translation>सामान बदला</translation>
    </message>
    <message>
        <source>Product removed</source>
        <translation>सामान हटाया</translation>
    </message>
    <message>
        <source>New vendor</source>
        <translation>नया सप्लायर</translation>
    </message>
    <message>
        <source>Rule of the store</source>
        <translation>दुकान का नियम</translation>
    </message>
    <message>
        <source>Goods came in</source>
        <translation>माल आया</translation>
    </message>
    <message>
        <source>Goods taken out</source>
        <translation>माल निकाला</translation>
    </message>
    <message>
        <source>Count of stock</source>
        <translation>स्टॉक की गिनती</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>माल वापस</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>भुगतान की पुष्टि</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>नया ग्राहक</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>ग्राहक बदला</translation>
    </message>
    <message>
        <source>Khata paid</source>
        <translation>खाता वसूली</translation>
    </message>
    <message>
        <source>Khata adjusted</source>
        <translation>खाता ठीक किया</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>शिफ़्ट खुली</translation>
    </message>
    <message>
        <source>Cash in or out</source>
        <translation>नकद डाला या निकाला</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>दराज़ खोली</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>शिफ़्ट बंद</translation>
    </message>
    <message>
        <source>Decision of a manager</source>
        <translation>मैनेजर का फ़ैसला</translation>
    </message>
    <message>
        <source>Till began anew</source>
        <translation>काउंटर नए सिरे से</translation>
    </message>
    <message>
        <source>Clock was set</source>
        <translation>घड़ी ठीक की</translation>
    </message>
    <message>
        <source>Record of a newer program</source>
        <translation>नए प्रोग्राम का रिकॉर्ड</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>यहाँ सुरक्षित</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>भेजना बाकी</translation>
    </message>
    <message>
        <source>At head office</source>
        <translation>हेड ऑफ़िस में</translation>
    </message>
    <message>
        <source>Held for a manager</source>
        <translation>मैनेजर के लिए रुका</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>काम नहीं आ सकता</translation>
    </message>
    <message>
        <source>Staff changed</source>
        <translation>स्टाफ़ बदला</translation>
    </message>
</context>
<context>
    <name>RecordsModel</name>
    <message>
        <source>Till {number}: {time}</source>
        <translation>काउंटर {number}: {time}</translation>
    </message>
    <message>
        <source>Last heard from {tills}</source>
        <translation>आखिरी खबर: {tills}</translation>
    </message>
    <message>
        <source>Checking every record … selling goes on</source>
        <translation>हर रिकॉर्ड जाँचा जा रहा है … बिक्री जारी है</translation>
    </message>
    <message numerus="yes">
        <source>All is well: %n record(s), and every figure follows</source>
        <translation>
            <numerusform>सब ठीक है: %n रिकॉर्ड, हर आँकड़ा सही</numerusform>
            <numerusform>सब ठीक है: %n रिकॉर्ड, हर आँकड़ा सही</numerusform>
        </translation>
    </message>
    <message>
        <source>Something is wrong: {problem}. Tell the owner; selling goes on</source>
        <translation>कुछ गलत है: {problem}। मालिक को बताएँ; बिक्री जारी है</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>काउंटर {number}</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Check everything</source>
        <translation>सब जाँचें</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>रिकॉर्ड</translation>
    </message>
    <message>
        <source>Proves that no record was lost or altered</source>
        <translation>साबित करता है कि कोई रिकॉर्ड खोया या बदला नहीं</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>क्या हुआ</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>Till and number</source>
        <translation>काउंटर और नंबर</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>कहाँ तक पहुँचा</translation>
    </message>
</context>
<context>
    <name>ReminderCard</name>
    <message>
        <source>Copy the words</source>
        <translation>शब्द कॉपी करें</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>पर्ची छापें</translation>
    </message>
    <message>
        <source>QR code of the message</source>
        <translation>संदेश का QR कोड</translation>
    </message>
</context>
<context>
    <name>ReminderModel</name>
    <message>
        <source>{name} owes nothing: there is nothing to remind of</source>
        <translation>{name} पर कुछ बाकी नहीं: याद दिलाने को कुछ नहीं</translation>
    </message>
    <message>
        <source>Scan with your phone: WhatsApp opens, with these words to {phone}</source>
        <translation>अपने फ़ोन से स्कैन करें: WhatsApp खुलेगा, ये शब्द {phone} के लिए तैयार होंगे</translation>
    </message>
    <message>
        <source>The phone number is not whole, so there is no code. F4 changes it</source>
        <translation>फ़ोन नंबर पूरा नहीं, इसलिए कोड नहीं। F4 से बदलें</translation>
    </message>
    <message>
        <source>Without a phone number there is no code. F4 adds one</source>
        <translation>फ़ोन नंबर के बिना कोड नहीं। F4 से लिखें</translation>
    </message>
    <message>
        <source>Remind {name}</source>
        <translation>{name} को याद दिलाएँ</translation>
    </message>
    <message>
        <source>The words are copied</source>
        <translation>शब्द कॉपी हो गए</translation>
    </message>
    <message>
        <source>The reminder is being printed</source>
        <translation>याद दिलाने की पर्ची छप रही है</translation>
    </message>
</context>
<context>
    <name>RemoveModel</name>
    <message>
        <source>Have</source>
        <translation>मौजूद</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>माल निकालें</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>वजह</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>खरीद दाम पर</translation>
    </message>
    <message>
        <source>{count} out of {have}? Enter: yes, Esc: no</source>
        <translation>{have} में से {count} निकालें? हाँ Enter, नहीं Esc</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>सुरक्षित, नाम: {name}</translation>
    </message>
    <message>
        <source>The list {name} was removed</source>
        <translation>सूची {name} हटाई</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) removed</source>
        <translation>
            <numerusform>%n सामान निकाला</numerusform>
            <numerusform>%n सामान निकाले</numerusform>
        </translation>
    </message>
    <message>
        <source>The removal was undone</source>
        <translation>निकाला हुआ माल वापस रखा</translation>
    </message>
</context>
<context>
    <name>RemoveScreen</name>
    <message>
        <source>Scan or type what left the store</source>
        <translation>दुकान से गया माल स्कैन करें या लिखें</translation>
    </message>
    <message>
        <source>Scan what left the store</source>
        <translation>दुकान से गया माल स्कैन करें</translation>
    </message>
    <message>
        <source>A typed number sets the quantity, Left and Right the reason.</source>
        <translation>लिखी संख्या मात्रा बदलती है, दाएँ बाएँ से वजह।</translation>
    </message>
    <message>
        <source>Why it left</source>
        <translation>क्यों गया</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>खरीद दाम पर</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n लाइन</numerusform>
            <numerusform>%n लाइनें</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>वजह</translation>
    </message>
    <message>
        <source>Removed today</source>
        <translation>आज निकाला</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>इस महीने</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n item(s)</source>
        <translation>
            <numerusform>%n सामान निकालें</numerusform>
            <numerusform>%n सामान निकालें</numerusform>
        </translation>
    </message>
    <message>
        <source>Vendor and number of the bill</source>
        <translation>सप्लायर और बिल नंबर</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Sales</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>सामान</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>सप्लायर</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>स्टाफ़</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>भुगतान</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>निकाला गया</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>स्टॉक</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>श्रेणियाँ</translation>
    </message>
    <message>
        <source>To order</source>
        <translation>मँगाना है</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 दिन</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 दिन</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>एक साल</translation>
    </message>
    <message>
        <source>From … to</source>
        <translation>… से … तक</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>घंटा</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>बिका</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>वापस आया</translation>
    </message>
    <message>
        <source>Takings</source>
        <translation>शुद्ध बिक्री</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>टैक्स</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>सामान</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>नग</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>खरीद</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>मुनाफ़ा</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>मार्जिन</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>Kilograms</source>
        <translation>किलो</translation>
    </message>
    <message>
        <source>Litres</source>
        <translation>लीटर</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>सप्लायर</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>कौन</translation>
    </message>
    <message>
        <source>Average bill</source>
        <translation>औसत बिल</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>बार</translation>
    </message>
    <message>
        <source>Khata paid</source>
        <translation>खाता वसूली</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>to 30 days</source>
        <translation>30 दिन तक</translation>
    </message>
    <message>
        <source>to 60 days</source>
        <translation>60 दिन तक</translation>
    </message>
    <message>
        <source>to 90 days</source>
        <translation>90 दिन तक</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>पुराना</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>वजह</translation>
    </message>
    <message>
        <source>At price</source>
        <translation>बिक्री दाम पर</translation>
    </message>
    <message>
        <source>At cost</source>
        <translation>खरीद पर</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>स्टॉक में</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>कम की सीमा</translation>
    </message>
    <message>
        <source>Sold in 28 days</source>
        <translation>28 दिन में बिका</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>खाते पर</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>अदला-बदली</translation>
    </message>
    <message>
        <source>Put back (undone)</source>
        <translation>वापस रखा गया</translation>
    </message>
    <message>
        <source>Over in count</source>
        <translation>गिनती में ज़्यादा</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>सुधार</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>बिना श्रेणी</translation>
    </message>
    <message>
        <source>No vendor</source>
        <translation>कोई सप्लायर नहीं</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>घंटों के हिसाब से</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>इस समय</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} से {last} तक</translation>
    </message>
    <message>
        <source>Until {day} items, hours and staff are of this till only</source>
        <translation>{day} तक सामान, घंटे और स्टाफ़ सिर्फ़ इस काउंटर के हैं</translation>
    </message>
    <message>
        <source>Cost is what was paid last. Head office takes the average, so its figure differs</source>
        <translation>खरीद वह है जो पिछली बार दी गई। हेड ऑफ़िस औसत लेता है, इसलिए वहाँ रकम अलग है</translation>
    </message>
</context>
<context>
    <name>ReportsModel</name>
    <message>
        <source>Type days as 28.11.2026, the first one first</source>
        <translation>दिन ऐसे लिखें 28.11.2026, पहला दिन पहले</translation>
    </message>
    <message numerus="yes">
        <source>At most %n day(s) at once</source>
        <translation>
            <numerusform>एक बार में ज़्यादा से ज़्यादा %n दिन</numerusform>
            <numerusform>एक बार में ज़्यादा से ज़्यादा %n दिन</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>फ़ाइल बन गई: {path}</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Average bill</source>
        <translation>औसत बिल</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>मुनाफ़ा</translation>
    </message>
    <message>
        <source>No cost is known</source>
        <translation>खरीद दाम मालूम नहीं</translation>
    </message>
    <message>
        <source>on {rate} of the sales</source>
        <translation>बिक्री के {rate} पर</translation>
    </message>
    <message>
        <source>{rate} on last week</source>
        <translation>पिछले हफ़्ते से {rate}</translation>
    </message>
    <message>
        <source>{rate} from before</source>
        <translation>पहले से {rate}</translation>
    </message>
    <message>
        <source>Offline: this till up to now, other tills up to {time}</source>
        <translation>ऑफ़लाइन: यह काउंटर अभी तक, बाकी काउंटर {time} तक</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>Esc goes back to the bill</source>
        <translation>Esc से बिल पर वापस</translation>
    </message>
    <message>
        <source>Reports are for managers</source>
        <translation>रिपोर्ट मैनेजर के लिए हैं</translation>
    </message>
    <message>
        <source>Adding up …</source>
        <translation>जोड़ा जा रहा है …</translation>
    </message>
    <message>
        <source>Nothing in these days</source>
        <translation>इन दिनों में कुछ नहीं</translation>
    </message>
    <message>
        <source>Nothing here now</source>
        <translation>अभी यहाँ कुछ नहीं</translation>
    </message>
    <message>
        <source>F5 shows other days</source>
        <translation>F5 से दूसरे दिन देखें</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>रिपोर्ट</translation>
    </message>
    <message>
        <source>By weekday and hour</source>
        <translation>दिन और घंटे के हिसाब से</translation>
    </message>
</context>
<context>
    <name>SaleModel</name>
    <message>
        <source>Could not read that. Scan again</source>
        <translation>ठीक से नहीं पढ़ा, फिर स्कैन करें</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>{name} हटाया</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>पहले जैसा करने को कुछ नहीं</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>फिर से करने को कुछ नहीं</translation>
    </message>
    <message>
        <source>Too many scans wait. Scan that one again</source>
        <translation>बहुत स्कैन बाकी हैं। इसे फिर स्कैन करें</translation>
    </message>
    <message>
        <source>Repeat ignored</source>
        <translation>दोबारा स्कैन नहीं गिना</translation>
    </message>
</context>
<context>
    <name>SaleScreen</name>
    <message>
        <source>Scan, or type a code, a name or 3*</source>
        <translation>स्कैन करें, या कोड, नाम या ⁦3*⁩ लिखें</translation>
    </message>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>सच में {count}? हाँ Enter, नहीं Esc</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>स्कैन के लिए तैयार</translation>
    </message>
    <message>
        <source>Who buys?</source>
        <translation>ग्राहक कौन है?</translation>
    </message>
</context>
<context>
    <name>SavedDelegate</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n लाइन</numerusform>
            <numerusform>%n लाइनें</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedOverlay</name>
    <message>
        <source>My lists</source>
        <translation>मेरी सूचियाँ</translation>
    </message>
    <message>
        <source>Save these lines as</source>
        <translation>ये लाइनें इस नाम से सहेजें</translation>
    </message>
    <message>
        <source>Enter saves the lines under this name · Esc closes</source>
        <translation>Enter से इस नाम पर सहेजेंगी · Esc से बंद</translation>
    </message>
    <message>
        <source>No list yet. Type a name to save the lines of the screen</source>
        <translation>अभी कोई सूची नहीं। नाम लिखें तो ये लाइनें सहेजी जाएँगी</translation>
    </message>
    <message>
        <source>Enter fills it in · Del forgets it · Esc closes</source>
        <translation>Enter से भरें · Del से हटाएँ · Esc से बंद</translation>
    </message>
</context>
<context>
    <name>Scanned</name>
    <message>
        <source>Nothing is sold here. Esc goes back to the bill</source>
        <translation>यहाँ बिक्री नहीं होती। Esc से बिल पर वापस</translation>
    </message>
</context>
<context>
    <name>ScannerModel</name>
    <message>
        <source>Not a code</source>
        <translation>कोड नहीं</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>भेजा</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>लंबाई</translation>
    </message>
    <message>
        <source>ms per character</source>
        <translation>प्रति अक्षर ms</translation>
    </message>
    <message>
        <source>Longest pause, ms</source>
        <translation>सबसे लंबा ठहराव, ms</translation>
    </message>
    <message>
        <source>Ends with</source>
        <translation>अंत में</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>लगता है</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>हाथ से टाइप किया</translation>
    </message>
    <message>
        <source>a normal scanner</source>
        <translation>सामान्य स्कैनर</translation>
    </message>
    <message>
        <source>a slow scanner</source>
        <translation>धीमा स्कैनर</translation>
    </message>
    <message>
        <source>a scanner with a prefix</source>
        <translation>प्रीफ़िक्स वाला स्कैनर</translation>
    </message>
    <message numerus="yes">
        <source>Scan %n more time(s)</source>
        <translation>
            <numerusform>%n बार और स्कैन करें</numerusform>
            <numerusform>%n बार और स्कैन करें</numerusform>
        </translation>
    </message>
    <message>
        <source>That was typed by hand, or is too slow for a scanner</source>
        <translation>यह हाथ से टाइप हुआ, या स्कैनर बहुत धीमा है</translation>
    </message>
    <message>
        <source>Learnt. The scanner is set</source>
        <translation>पहचान लिया। स्कैनर तैयार है</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Sale</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Stock in</source>
        <translation>माल आया</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>माल निकालें</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>सिंक</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>शिफ़्ट</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>रिपोर्ट</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>सामान</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
</context>
<context>
    <name>SearchModel</name>
    <message>
        <source>Several products have this code. Choose one</source>
        <translation>यह कोड कई सामान का है। एक चुनें</translation>
    </message>
</context>
<context>
    <name>SearchOverlay</name>
    <message>
        <source>Search</source>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>Name or code, in any script</source>
        <translation>नाम या कोड, किसी भी लिपि में</translation>
    </message>
    <message>
        <source>Products found</source>
        <translation>मिले सामान</translation>
    </message>
    <message>
        <source>Enter adds · 3* before it adds 3 · Esc closes</source>
        <translation>Enter से जोड़ें · पहले ⁦3*⁩ लिखें तो तीन · Esc से बंद</translation>
    </message>
    <message>
        <source>Type a name, a code, or the way it sounds</source>
        <translation>नाम, कोड या जैसा सुना लिखें</translation>
    </message>
    <message>
        <source>Nothing called &quot;{text}&quot;</source>
        <translation>&quot;{text}&quot; नाम का कुछ नहीं मिला</translation>
    </message>
    <message>
        <source>Check the spelling, or F12 to add it</source>
        <translation>स्पेलिंग देखें, या F12 से जोड़ें</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Yes</source>
        <translation>हाँ</translation>
    </message>
    <message>
        <source>No</source>
        <translation>नहीं</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>दुकान</translation>
    </message>
    <message>
        <source>What is printed on receipts, for every till of the store.</source>
        <translation>रसीद पर क्या छपे, दुकान के हर काउंटर के लिए।</translation>
    </message>
    <message>
        <source>Name on receipts</source>
        <translation>रसीद पर नाम</translation>
    </message>
    <message>
        <source>Empty: the name of the store</source>
        <translation>खाली: दुकान का नाम</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>पता</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Last line of a receipt</source>
        <translation>रसीद की आखिरी पंक्ति</translation>
    </message>
    <message>
        <source>Such as: exchange within 3 days</source>
        <translation>जैसे: 3 दिन में अदला-बदली</translation>
    </message>
    <message>
        <source>Who is paid by QR</source>
        <translation>QR से पैसे किसको मिलें</translation>
    </message>
    <message>
        <source>The text of the bank&apos;s own QR, or a UPI address</source>
        <translation>बैंक के QR का टेक्स्ट, या UPI पता</translation>
    </message>
    <message>
        <source>Tax and rounding</source>
        <translation>टैक्स और राउंडिंग</translation>
    </message>
    <message>
        <source>How bills are reckoned, on every till of the store.</source>
        <translation>बिल का हिसाब कैसे हो, दुकान के हर काउंटर पर।</translation>
    </message>
    <message>
        <source>Prices include tax</source>
        <translation>दाम में टैक्स शामिल है</translation>
    </message>
    <message>
        <source>Round a bill to</source>
        <translation>बिल को राउंड करें</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>नहीं</translation>
    </message>
    <message>
        <source>Discount without a manager, %</source>
        <translation>मैनेजर के बिना छूट, %</translation>
    </message>
    <message>
        <source>Khata limit of a new customer</source>
        <translation>नए ग्राहक की खाता सीमा</translation>
    </message>
    <message>
        <source>Empty: no limit</source>
        <translation>खाली: कोई सीमा नहीं</translation>
    </message>
    <message>
        <source>Goods past their date ask a manager</source>
        <translation>मियाद खत्म माल पर मैनेजर से पूछें</translation>
    </message>
    <message>
        <source>A shift begins with a count</source>
        <translation>शिफ़्ट गिनती से शुरू हो</translation>
    </message>
    <message>
        <source>Printer and drawer</source>
        <translation>प्रिंटर और दराज़</translation>
    </message>
    <message>
        <source>For this till, from its next start on.</source>
        <translation>इस काउंटर के लिए, अगली बार खोलने से।</translation>
    </message>
    <message>
        <source>Where the printer is</source>
        <translation>प्रिंटर कहाँ है</translation>
    </message>
    <message>
        <source>Empty: no printer</source>
        <translation>खाली: कोई प्रिंटर नहीं</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>कागज़ की चौड़ाई</translation>
    </message>
    <message>
        <source>Language of slips</source>
        <translation>पर्ची की भाषा</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>स्क्रीन जैसी</translation>
    </message>
    <message>
        <source>Drawer at the printer</source>
        <translation>प्रिंटर से जुड़ी दराज़</translation>
    </message>
    <message>
        <source>None</source>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>Pin 2</source>
        <translation>पिन 2</translation>
    </message>
    <message>
        <source>Pin 5</source>
        <translation>पिन 5</translation>
    </message>
    <message>
        <source>How many of each slip</source>
        <translation>हर पर्ची कितनी बार</translation>
    </message>
    <message>
        <source>Print each bill by itself</source>
        <translation>हर बिल खुद छापें</translation>
    </message>
    <message>
        <source>Urdu slips in Nastaliq</source>
        <translation>उर्दू पर्ची नस्तालीक में</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>स्कैनर</translation>
    </message>
    <message>
        <source>Scan anything: what the scanner sent is shown below.</source>
        <translation>कुछ भी स्कैन करें: स्कैनर ने जो भेजा वह नीचे है।</translation>
    </message>
    <message>
        <source>Kind of scanner</source>
        <translation>स्कैनर का प्रकार</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>धीमा</translation>
    </message>
    <message>
        <source>On a stand</source>
        <translation>स्टैंड पर</translation>
    </message>
    <message>
        <source>With a prefix</source>
        <translation>प्रीफ़िक्स वाला</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>प्रीफ़िक्स</translation>
    </message>
    <message>
        <source>Only for a scanner that was set to send one</source>
        <translation>सिर्फ़ उस स्कैनर के लिए जो भेजता हो</translation>
    </message>
    <message>
        <source>Sent instead of FNC1</source>
        <translation>FNC1 की जगह</translation>
    </message>
    <message>
        <source>Learn my scanner</source>
        <translation>मेरा स्कैनर पहचानें</translation>
    </message>
    <message>
        <source>Scan three times</source>
        <translation>तीन बार स्कैन करें</translation>
    </message>
    <message>
        <source>Finds the kind and the prefix by itself</source>
        <translation>प्रकार और प्रीफ़िक्स खुद पहचानता है</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>तराज़ू</translation>
    </message>
    <message>
        <source>How this shop&apos;s own scale writes its barcodes.</source>
        <translation>दुकान का तराज़ू अपने बारकोड कैसे लिखता है।</translation>
    </message>
    <message>
        <source>Port of the scale</source>
        <translation>तराज़ू का पोर्ट</translation>
    </message>
    <message>
        <source>Such as COM3 or /dev/ttyUSB0; empty: none</source>
        <translation>जैसे COM3 या /dev/ttyUSB0; खाली: नहीं</translation>
    </message>
    <message>
        <source>Kind of scale</source>
        <translation>तराज़ू का प्रकार</translation>
    </message>
    <message>
        <source>Speaks by itself</source>
        <translation>खुद भेजता है</translation>
    </message>
    <message>
        <source>Label with a weight</source>
        <translation>वज़न वाला लेबल</translation>
    </message>
    <message>
        <source>Label with a price</source>
        <translation>दाम वाला लेबल</translation>
    </message>
    <message>
        <source>The price counts</source>
        <translation>दाम की इकाई</translation>
    </message>
    <message>
        <source>Paisa</source>
        <translation>पैसा</translation>
    </message>
    <message>
        <source>10 paisa</source>
        <translation>10 पैसे</translation>
    </message>
    <message>
        <source>Rupees</source>
        <translation>रुपये</translation>
    </message>
    <message>
        <source>Other labels</source>
        <translation>दूसरे लेबल</translation>
    </message>
    <message>
        <source>With commas between them</source>
        <translation>बीच में कॉमा</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>भाषा और रूप</translation>
    </message>
    <message>
        <source>For this till. It changes at once; the bill stays.</source>
        <translation>इस काउंटर के लिए। तुरंत बदलता है; बिल वही रहता है।</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>रंग</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>कंप्यूटर जैसा</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>हल्का</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>अक्षर का आकार</translation>
    </message>
    <message>
        <source>Size of the window</source>
        <translation>विंडो का आकार</translation>
    </message>
    <message>
        <source>The window opens anew; the bill stays</source>
        <translation>विंडो फिर से खुलती है, बिल वही रहता है</translation>
    </message>
    <message>
        <source>As the screen</source>
        <translation>स्क्रीन जैसा</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>अंक</translation>
    </message>
    <message>
        <source>Of the language</source>
        <translation>अपनी भाषा के</translation>
    </message>
    <message>
        <source>Urdu in Naskh everywhere</source>
        <translation>उर्दू हर जगह नस्ख में</translation>
    </message>
    <message>
        <source>Open when the computer starts</source>
        <translation>कंप्यूटर चालू होते ही खुले</translation>
    </message>
    <message>
        <source>This computer does not let the till change that</source>
        <translation>यह कंप्यूटर इसे बदलने नहीं देता</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>आवाज़ें</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>धीमी</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>मध्यम</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>पूरी</translation>
    </message>
    <message>
        <source>Staff and PINs</source>
        <translation>स्टाफ़ और पिन</translation>
    </message>
    <message>
        <source>Who works here, and who may do what.</source>
        <translation>यहाँ कौन काम करता है, और कौन क्या कर सकता है।</translation>
    </message>
    <message>
        <source>Work here</source>
        <translation>यहाँ काम करते हैं</translation>
    </message>
    <message>
        <source>Take on, change, let go</source>
        <translation>रखना, बदलना, हटाना</translation>
    </message>
    <message>
        <source>Open the list of staff</source>
        <translation>स्टाफ़ की सूची खोलें</translation>
    </message>
    <message>
        <source>Lock after minutes without a key</source>
        <translation>इतने मिनट खाली रहने पर लॉक</translation>
    </message>
    <message>
        <source>0: never by itself</source>
        <translation>0: अपने आप कभी नहीं</translation>
    </message>
    <message>
        <source>Backup and sync</source>
        <translation>बैकअप और सिंक</translation>
    </message>
    <message>
        <source>A copy of everything that this till knows, and its server.</source>
        <translation>इस काउंटर के पूरे रिकॉर्ड की नकल, और इसका सर्वर।</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>बैकअप का फ़ोल्डर</translation>
    </message>
    <message>
        <source>On a USB stick or another disk</source>
        <translation>USB या दूसरी डिस्क पर</translation>
    </message>
    <message>
        <source>A backup every day</source>
        <translation>हर दिन बैकअप</translation>
    </message>
    <message>
        <source>Copy everything now</source>
        <translation>अभी सब की नकल बनाएँ</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>बैकअप</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>सर्वर</translation>
    </message>
    <message>
        <source>Seconds between two syncs</source>
        <translation>दो सिंक के बीच सेकंड</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>अगली बार खोलने से</translation>
    </message>
    <message>
        <source>The server forgot this till</source>
        <translation>सर्वर इस काउंटर को भूल गया</translation>
    </message>
    <message>
        <source>Make it known again</source>
        <translation>फिर से पहचान कराएँ</translation>
    </message>
    <message>
        <source>With a code that an admin makes at the server</source>
        <translation>एडमिन के सर्वर पर बनाए कोड से</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>About</source>
        <translation>प्रोग्राम के बारे में</translation>
    </message>
    <message>
        <source>What runs here, and whether its records are whole.</source>
        <translation>यहाँ क्या चल रहा है, और रिकॉर्ड पूरा है या नहीं।</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>वर्शन</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>यह काउंटर</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>रिकॉर्ड</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>फ़ोल्डर</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>लाइसेंस</translation>
    </message>
    <message>
        <source>Check every record and figure</source>
        <translation>हर रिकॉर्ड और हिसाब जाँचें</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>जाँचें</translation>
    </message>
    <message>
        <source>Something is not right?</source>
        <translation>कुछ ठीक नहीं?</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>रिपोर्ट बनाएँ</translation>
    </message>
    <message>
        <source>One file for whoever helps: no names, no prices</source>
        <translation>मदद करने वाले के लिए एक फ़ाइल: न नाम, न दाम</translation>
    </message>
    <message>
        <source>Shall head office look at it?</source>
        <translation>क्या हेड ऑफ़िस इसे देखे?</translation>
    </message>
    <message>
        <source>Send to head office</source>
        <translation>हेड ऑफ़िस को भेजें</translation>
    </message>
    <message>
        <source>The same report. None is sent unless you press this</source>
        <translation>वही रिपोर्ट। यह बटन दबाए बिना कुछ नहीं भेजा जाता</translation>
    </message>
    <message>
        <source>One line of plain words, not so long</source>
        <translation>एक पंक्ति, सादे शब्द, इतनी लंबी नहीं</translation>
    </message>
    <message>
        <source>Type a whole number that makes sense</source>
        <translation>ठीक पूरी संख्या लिखें</translation>
    </message>
    <message>
        <source>Type a percentage from 0 to 100, like 10</source>
        <translation>0 से 100 तक प्रतिशत लिखें, जैसे 10</translation>
    </message>
    <message>
        <source>Type an amount like 5000, or leave it empty</source>
        <translation>रकम लिखें जैसे 5000, या खाली छोड़ें</translation>
    </message>
    <message>
        <source>Thirteen places: two digits of its own, then P product, W weight or V price, C check</source>
        <translation>तेरह स्थान: दो अंक जो किसी और लेबल के न हों, फिर P सामान, W वज़न या V दाम, C जाँच</translation>
    </message>
    <message>
        <source>Type what the scanner sends, with commas between: F8, |, ~</source>
        <translation>जो स्कैनर भेजता है लिखें, बीच में कॉमा: F8, |, ~</translation>
    </message>
    <message>
        <source>Such as tcp:192.168.1.50, usb:/dev/usb/lp0, cups:NAME or windows:NAME</source>
        <translation>जैसे tcp:192.168.1.50, usb:/dev/usb/lp0, cups:NAME या windows:NAME</translation>
    </message>
    <message>
        <source>Type what the scanner sends before each code, such as STX</source>
        <translation>जो स्कैनर हर कोड से पहले भेजता है लिखें, जैसे STX</translation>
    </message>
    <message>
        <source>For GS1 codes; mostly empty. Else F8, | or ~</source>
        <translation>GS1 कोड के लिए; अक्सर खाली। नहीं तो F8, | या ~</translation>
    </message>
    <message>
        <source>Port of a scanner that does not type</source>
        <translation>सीरियल स्कैनर का पोर्ट</translation>
    </message>
    <message>
        <source>Such as COM3 or /dev/ttyACM0; empty: none</source>
        <translation>जैसे COM3 या /dev/ttyACM0; खाली: कोई नहीं</translation>
    </message>
    <message>
        <source>Its codes end with</source>
        <translation>उसके कोड के अंत में</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>कुछ नहीं</translation>
    </message>
    <message>
        <source>That scanner is</source>
        <translation>वह स्कैनर</translation>
    </message>
    <message>
        <source>Customer&apos;s display</source>
        <translation>ग्राहक का डिस्प्ले</translation>
    </message>
    <message>
        <source>What the customer sees: the bill, what is to pay, the change.</source>
        <translation>ग्राहक क्या देखता है: बिल, कुल रकम, बाकी पैसे।</translation>
    </message>
    <message>
        <source>Screen of the customer</source>
        <translation>ग्राहक की स्क्रीन</translation>
    </message>
    <message>
        <source>Never the one that the till itself is on</source>
        <translation>काउंटर की अपनी स्क्रीन कभी नहीं</translation>
    </message>
    <message>
        <source>First</source>
        <translation>पहली</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>दूसरी</translation>
    </message>
    <message>
        <source>Third</source>
        <translation>तीसरी</translation>
    </message>
    <message>
        <source>That screen is</source>
        <translation>वह स्क्रीन</translation>
    </message>
    <message>
        <source>Port of a pole display</source>
        <translation>पोल डिस्प्ले का पोर्ट</translation>
    </message>
    <message>
        <source>Two lines of 20 letters; such as COM4 or /dev/ttyUSB1</source>
        <translation>20 अक्षरों की दो पंक्तियाँ; जैसे COM4 या /dev/ttyUSB1</translation>
    </message>
    <message>
        <source>Port speed</source>
        <translation>पोर्ट की गति</translation>
    </message>
    <message>
        <source>The pole display is</source>
        <translation>पोल डिस्प्ले</translation>
    </message>
    <message>
        <source>Test slip</source>
        <translation>जाँच पर्ची</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>जाँच पर्ची छापें</translation>
    </message>
    <message>
        <source>In three scripts, as it is set above</source>
        <translation>तीन लिपियों में, ऊपर की सेटिंग के अनुसार</translation>
    </message>
    <message>
        <source>There is no such folder. Put the stick in, then type its folder</source>
        <translation>ऐसा कोई फ़ोल्डर नहीं है। पहले USB लगाएँ, फिर उसका फ़ोल्डर लिखें</translation>
    </message>
</context>
<context>
    <name>SettingsDeeds</name>
    <message>
        <source>Store {store}, till {till}</source>
        <translation>दुकान {store}, काउंटर {till}</translation>
    </message>
    <message>
        <source>Qt under LGPL 3, fonts under OFL, icons under ISC: in the folder</source>
        <translation>Qt: LGPL 3, फ़ॉन्ट: OFL, आइकन: ISC; टेक्स्ट फ़ोल्डर में है</translation>
    </message>
    <message>
        <source>Type a folder for backups first</source>
        <translation>पहले बैकअप का फ़ोल्डर लिखें</translation>
    </message>
    <message>
        <source>Type the code first</source>
        <translation>पहले कोड लिखें</translation>
    </message>
    <message>
        <source>A moment, please</source>
        <translation>एक पल रुकें</translation>
    </message>
    <message>
        <source>Everything is in {file}</source>
        <translation>सब कुछ {file} में है</translation>
    </message>
    <message>
        <source>The server knows this till again</source>
        <translation>सर्वर इस काउंटर को फिर जानता है</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s), every one as it was written</source>
        <translation>
            <numerusform>%n रिकॉर्ड, सब वैसे ही जैसे लिखे गए</numerusform>
            <numerusform>%n रिकॉर्ड, सब वैसे ही जैसे लिखे गए</numerusform>
        </translation>
    </message>
    <message>
        <source>Something is wrong: {problem}. Tell the owner</source>
        <translation>कुछ गलत है: {problem}। मालिक को बताएँ</translation>
    </message>
    <message>
        <source>That folder cannot be written. Is the stick or disk plugged in?</source>
        <translation>इस फ़ोल्डर में लिखा नहीं जा सकता। क्या USB लगी है?</translation>
    </message>
    <message>
        <source>None: this till works alone, and loses nothing by it</source>
        <translation>कोई नहीं: यह काउंटर अकेला चलता है, कुछ कम नहीं होता</translation>
    </message>
    <message>
        <source>Nobody has a PIN yet</source>
        <translation>अभी किसी का पिन नहीं</translation>
    </message>
    <message>
        <source>Type first where the printer is</source>
        <translation>पहले लिखें कि प्रिंटर कहाँ है</translation>
    </message>
    <message>
        <source>Sent. Look at the paper: English, Urdu, Hindi, and a square code</source>
        <translation>भेज दिया। कागज़ देखें: अंग्रेज़ी, उर्दू, हिंदी और एक चौकोर कोड</translation>
    </message>
</context>
<context>
    <name>ShellModel</name>
    <message>
        <source>No program here opens that file. Copy it to a computer that has one</source>
        <translation>इस कंप्यूटर पर यह फ़ाइल खोलने वाला कोई प्रोग्राम नहीं है। इसे ऐसे कंप्यूटर पर ले जाएँ जिस पर हो</translation>
    </message>
    <message>
        <source>Till was not in front. Scans meanwhile went elsewhere</source>
        <translation>काउंटर सामने नहीं था। तब तक के स्कैन कहीं और गए</translation>
    </message>
</context>
<context>
    <name>ShiftFigures</name>
    <message>
        <source>Opening float</source>
        <translation>शुरू का नकद</translation>
    </message>
    <message>
        <source>Cash sales</source>
        <translation>नकद बिक्री</translation>
    </message>
    <message>
        <source>Khata received</source>
        <translation>खाते की वसूली</translation>
    </message>
    <message>
        <source>Cash given back</source>
        <translation>नकद वापस</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>नकद डाला</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>नकद निकाला</translation>
    </message>
    <message>
        <source>Should be in the drawer</source>
        <translation>दराज़ में होना चाहिए</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Card / QR</source>
        <translation>कार्ड / QR</translation>
    </message>
    <message>
        <source>QR not confirmed ({count})</source>
        <translation>QR पुष्टि बाकी ({count})</translation>
    </message>
    <message>
        <source>and {count} more, see Bills</source>
        <translation>और {count}, बिलों में देखें</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>खाते पर</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>राउंडिंग</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>टैक्स</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>बिना बिल दराज़ खुली</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>गिनती नहीं हुई</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>बराबर</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>of these voided</source>
        <translation>इनमें से रद्द</translation>
    </message>
    <message>
        <source>Taken off before payment</source>
        <translation>भुगतान से पहले हटाया</translation>
    </message>
</context>
<context>
    <name>ShiftModel</name>
    <message>
        <source>What is red is no number of notes. Type a whole number, or clear it</source>
        <translation>जो लाल है वह नोटों की संख्या नहीं। पूरी संख्या लिखें या खाली करें</translation>
    </message>
    <message>
        <source>Paid in. It is recorded</source>
        <translation>नकद डाला गया। लिख लिया गया</translation>
    </message>
    <message>
        <source>Paid out. Recorded</source>
        <translation>नकद निकाला गया। लिख लिया गया</translation>
    </message>
    <message>
        <source>Drawer opened. It is recorded</source>
        <translation>दराज़ खोली गई। लिख लिया गया</translation>
    </message>
    <message>
        <source>Shift {number} is open</source>
        <translation>शिफ़्ट {number} खुल गई</translation>
    </message>
    <message>
        <source>Shift {number} is closed</source>
        <translation>शिफ़्ट {number} बंद हो गई</translation>
    </message>
</context>
<context>
    <name>ShiftScreen</name>
    <message>
        <source>This shift</source>
        <translation>यह शिफ़्ट</translation>
    </message>
    <message>
        <source>Past shifts</source>
        <translation>पिछली शिफ़्ट</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>जाँच के लिए</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>स्टाफ़</translation>
    </message>
</context>
<context>
    <name>ShortLists</name>
    <message>
        <source>F8 again takes {count} of {name} out as expired</source>
        <translation>F8 फिर: {name} में से {count} मियाद खत्म निकालें</translation>
    </message>
    <message>
        <source>{count} of {name} taken out as expired</source>
        <translation>{name} में से {count} मियाद खत्म निकाले गए</translation>
    </message>
    <message>
        <source>The removal was undone</source>
        <translation>निकाला हुआ माल वापस रखा</translation>
    </message>
    <message>
        <source>Order {count}</source>
        <translation>मँगाएँ {count}</translation>
    </message>
    <message>
        <source>about {count} left</source>
        <translation>करीब {count} बाकी</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>लॉट {lot}</translation>
    </message>
    <message>
        <source>Past its date: {date}</source>
        <translation>मियाद बीत चुकी: {date}</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>COPY</source>
        <translation>प्रतिलिपि</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>काउंटर</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>कैशियर</translation>
    </message>
    <message>
        <source>Of receipt</source>
        <translation>रसीद की</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>वजह</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>सामान</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>जोड़</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>टैक्स</translation>
    </message>
    <message>
        <source>Tax in the prices</source>
        <translation>दाम में शामिल टैक्स</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>राउंडिंग</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>कुल</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>वापस दिए</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>अदला-बदली</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>बाकी वापस</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>Khata before</source>
        <translation>पहले खाता</translation>
    </message>
    <message>
        <source>Khata now</source>
        <translation>अब खाता</translation>
    </message>
    <message>
        <source>Paid ahead before</source>
        <translation>पहले पेशगी जमा</translation>
    </message>
    <message>
        <source>Paid ahead now</source>
        <translation>अब पेशगी जमा</translation>
    </message>
    <message>
        <source>Khata payment</source>
        <translation>खाते का भुगतान</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>मिला</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>नंबर</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Cash paid in</source>
        <translation>नकद डाला</translation>
    </message>
    <message>
        <source>Cash paid out</source>
        <translation>नकद निकाला</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>दस्तखत</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X रिपोर्ट</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Z रिपोर्ट</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>शिफ़्ट</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>खुली</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>बंद हुई</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Opening float</source>
        <translation>शुरू का नकद</translation>
    </message>
    <message>
        <source>Cash sales</source>
        <translation>नकद बिक्री</translation>
    </message>
    <message>
        <source>Cash given back</source>
        <translation>नकद वापस</translation>
    </message>
    <message>
        <source>Khata received in cash</source>
        <translation>खाते का नकद मिला</translation>
    </message>
    <message>
        <source>Sold on khata</source>
        <translation>खाते पर बिक्री</translation>
    </message>
    <message>
        <source>QR payments</source>
        <translation>QR भुगतान</translation>
    </message>
    <message>
        <source>QR not confirmed</source>
        <translation>QR पुष्टि बाकी</translation>
    </message>
    <message>
        <source>Expected in drawer</source>
        <translation>दराज़ में होना चाहिए</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>गिना</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>गिनती नहीं हुई</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>ज़्यादा</translation>
    </message>
    <message>
        <source>Drawer opened without sale</source>
        <translation>बिना बिक्री दराज़ खुली</translation>
    </message>
    <message>
        <source>Grand total</source>
        <translation>कुल योग</translation>
    </message>
    <message>
        <source>Thank you, come again</source>
        <translation>धन्यवाद, फिर आइए</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>रिमाइंडर</translation>
    </message>
    <message>
        <source>Dear {name}, a kind reminder from {store}: {amount} is due on your khata. Thank you.</source>
        <translation>नमस्ते {name}, {store} की ओर से याद दिलाना है: आपके खाते में {amount} बाकी हैं। धन्यवाद।</translation>
    </message>
    <message>
        <source>Dear {name}, a kind reminder from {store}: {amount} is due on your khata, the oldest part since {day}. Thank you.</source>
        <translation>नमस्ते {name}, {store} की ओर से याद दिलाना है: आपके खाते में {amount} बाकी हैं, सबसे पुरानी रकम {day} से। धन्यवाद।</translation>
    </message>
    <message>
        <source>Taken off khata</source>
        <translation>खाते से कम</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>माल वापस</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>किलो</translation>
    </message>
    <message>
        <source>litre</source>
        <translation>लीटर</translation>
    </message>
    <message>
        <source>per kg</source>
        <translation>प्रति किलो</translation>
    </message>
    <message>
        <source>per litre</source>
        <translation>प्रति लीटर</translation>
    </message>
    <message>
        <source>250 g</source>
        <translation>पाव (250 ग्राम)</translation>
    </message>
    <message>
        <source>250 ml</source>
        <translation>पाव लीटर (250 मिली)</translation>
    </message>
    <message>
        <source>Test slip</source>
        <translation>जाँच पर्ची</translation>
    </message>
    <message>
        <source>If you can read this, the printer works</source>
        <translation>यह पढ़ सकते हैं तो प्रिंटर ठीक है</translation>
    </message>
    <message>
        <source>Khata statement</source>
        <translation>खाता विवरण</translation>
    </message>
    <message>
        <source>Brought forward</source>
        <translation>पिछला बाकी</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>तारीख</translation>
    </message>
    <message>
        <source>What</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Put on khata</source>
        <translation>खाते पर</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>चुकाया</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>सुधार</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>बाकी</translation>
    </message>
    <message>
        <source>For the shop</source>
        <translation>दुकान की ओर से</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} से {last} तक</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <translation>{last} तक</translation>
    </message>
    <message>
        <source>Page {n} of {count}</source>
        <translation>पृष्ठ {n} / {count}</translation>
    </message>
    <message>
        <source>No paper. Put a roll in and ask again</source>
        <translation>कागज़ नहीं है। रोल लगाकर फिर कोशिश करें</translation>
    </message>
    <message>
        <source>The printer is open. Close it and ask again</source>
        <translation>प्रिंटर खुला है। बंद करके फिर कोशिश करें</translation>
    </message>
    <message>
        <source>The printer takes nothing more. Look at it</source>
        <translation>प्रिंटर आगे कुछ नहीं ले रहा। उसे देखें</translation>
    </message>
    <message>
        <source>No printer answers. Is it on, is it plugged in?</source>
        <translation>कोई प्रिंटर जवाब नहीं देता। क्या वह चालू है, तार लगा है?</translation>
    </message>
</context>
<context>
    <name>StaffModel</name>
    <message>
        <source>PIN</source>
        <translation>पिन</translation>
    </message>
    <message>
        <source>no PIN</source>
        <translation>बिना पिन</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Type them again</source>
        <translation>दोनों पिन एक जैसे नहीं हैं। फिर से डालें</translation>
    </message>
    <message>
        <source>An owner or manager needs a PIN</source>
        <translation>मालिक या मैनेजर के लिए पिन ज़रूरी है</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>नया पिन</translation>
    </message>
    <message>
        <source>Press Del again to let {name} go. The records keep what they did</source>
        <translation>{name} को हटाने के लिए Del फिर दबाएँ। उनका किया काम रिकॉर्ड में रहेगा</translation>
    </message>
    <message>
        <source>Let {name} go</source>
        <translation>{name} को हटाना</translation>
    </message>
    <message>
        <source>{name} is the owner. From now on the till asks for a PIN: Ctrl+0 locks</source>
        <translation>{name} मालिक है। अब से काउंटर पिन माँगेगा: Ctrl+0 से लॉक</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>सहेज लिया</translation>
    </message>
    <message>
        <source>{name} does not work here any more</source>
        <translation>{name} अब स्टाफ़ में नहीं</translation>
    </message>
    <message>
        <source>Type a name, at most 40 characters</source>
        <translation>नाम लिखें, ज़्यादा से ज़्यादा 40 अक्षर</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>स्टाफ़</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>कोई नया</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>जोड़ें</translation>
    </message>
    <message>
        <source>The first one is the owner. From then on the till asks for a PIN.</source>
        <translation>पहला नाम मालिक का होता है। इसके बाद काउंटर पिन माँगेगा।</translation>
    </message>
    <message>
        <source>Leave the PIN empty to keep it. Up above the first: somebody new</source>
        <translation>पिन वही रखना हो तो खाली छोड़ें। सबसे ऊपर: कोई नया</translation>
    </message>
    <message>
        <source>Up and Down choose somebody to change</source>
        <translation>ऊपर नीचे के तीर से किसी को चुनें</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>नया पिन</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>पिन फिर से</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>काम</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>पिन</translation>
    </message>
</context>
<context>
    <name>StatementCover</name>
    <message>
        <source>From</source>
        <translation>से</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>तक</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>पर्ची छापें</translation>
    </message>
    <message>
        <source>On A4</source>
        <translation>A4 पर</translation>
    </message>
    <message>
        <source>On A5</source>
        <translation>A5 पर</translation>
    </message>
</context>
<context>
    <name>StatementsModel</name>
    <message>
        <source>Statement of {name}</source>
        <translation>{name} का खाता विवरण</translation>
    </message>
    <message>
        <source>Without a first day from the beginning, without a last one until now</source>
        <translation>पहला दिन खाली हो तो शुरू से, आखिरी खाली हो तो आज तक</translation>
    </message>
    <message>
        <source>The statement is being printed</source>
        <translation>विवरण छप रहा है</translation>
    </message>
    <message>
        <source>Type days as 28.11.2026, the first one first</source>
        <translation>दिन ऐसे लिखें 28.11.2026, पहला दिन पहले</translation>
    </message>
</context>
<context>
    <name>StockModel</name>
    <message>
        <source>{typed} is entered now. F12 again records the list</source>
        <translation>{typed} दर्ज हो गया। F12 फिर दबाएँ तो सूची सहेजी जाएगी</translation>
    </message>
</context>
<context>
    <name>StockPages</name>
    <message>
        <source>Stock in</source>
        <translation>माल आया</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>गिनती</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>सप्लायर</translation>
    </message>
</context>
<context>
    <name>StockScreen</name>
    <message>
        <source>Ready to scan</source>
        <translation>स्कैन के लिए तैयार</translation>
    </message>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>सच में {count}? हाँ Enter, नहीं Esc</translation>
    </message>
    <message>
        <source>Draft saved here {time}</source>
        <translation>यहाँ सुरक्षित, {time}</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Sync now</source>
        <translation>अभी सिंक करें</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>सर्वर</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>पिछला सिंक</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>भेजना बाकी</translation>
    </message>
    <message>
        <source>Oldest waiting since</source>
        <translation>सबसे पुराना कब से</translation>
    </message>
    <message>
        <source>Held for a manager</source>
        <translation>मैनेजर के लिए रुका</translation>
    </message>
    <message>
        <source>Records on this till</source>
        <translation>इस काउंटर के रिकॉर्ड</translation>
    </message>
    <message>
        <source>This till works alone</source>
        <translation>यह काउंटर अकेला काम करता है</translation>
    </message>
    <message>
        <source>Everything is with the server</source>
        <translation>सब कुछ सर्वर पर पहुँच गया</translation>
    </message>
    <message>
        <source>Some records are on their way</source>
        <translation>कुछ रिकॉर्ड रास्ते में हैं</translation>
    </message>
    <message>
        <source>Offline, and selling goes on</source>
        <translation>ऑफ़लाइन, बिक्री जारी है</translation>
    </message>
    <message>
        <source>A manager should look at this</source>
        <translation>मैनेजर को देखना चाहिए</translation>
    </message>
    <message>
        <source>Every bill is safe on this computer. Join a server to have a copy elsewhere.</source>
        <translation>हर बिल इस कंप्यूटर पर सुरक्षित है। दूसरी जगह नकल के लिए सर्वर से जुड़ें।</translation>
    </message>
    <message>
        <source>Nothing to do. The till syncs by itself.</source>
        <translation>कुछ करना नहीं है। काउंटर खुद सिंक करता है।</translation>
    </message>
    <message>
        <source>Nothing to do. They go out with the next round.</source>
        <translation>कुछ करना नहीं है। अगली बारी में चले जाएँगे।</translation>
    </message>
    <message>
        <source>Every bill is safe here. The till sends them by itself once the server answers.</source>
        <translation>हर बिल यहाँ सुरक्षित है। सर्वर मिलते ही काउंटर खुद भेज देगा।</translation>
    </message>
    <message>
        <source>The server holds some records until a manager decides. Nothing is lost.</source>
        <translation>सर्वर ने कुछ रिकॉर्ड मैनेजर के फ़ैसले तक रोके हैं। कुछ खोया नहीं।</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>सिंक हो रहा है</translation>
    </message>
    <message>
        <source>No server</source>
        <translation>सर्वर नहीं</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>सिंक हुआ</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>जुड़ा है</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>ऑफ़लाइन</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>ध्यान दें</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>अभी की हालत</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>रिकॉर्ड</translation>
    </message>
    <message>
        <source>To decide: {count}</source>
        <translation>फ़ैसला बाकी: {count}</translation>
    </message>
    <message>
        <source>The till syncs by itself. What this page asks waits for you.</source>
        <translation>सिंक अपने आप होता रहेगा। इस पेज का सवाल आपके फ़ैसले का इंतज़ार कर रहा है।</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>पहले जैसा करें</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Sell it</source>
        <translation>बिल में डालें</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>%n bill(s) on hold</source>
        <translation>
            <numerusform>%n बिल रुका है</numerusform>
            <numerusform>%n बिल रुके हैं</numerusform>
        </translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>काउंटर {number}</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>शिफ़्ट {number}</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>इस कंप्यूटर पर सुरक्षित</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>ऑफ़लाइन</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved here</source>
        <translation>
            <numerusform>%n रिकॉर्ड यहाँ सुरक्षित</numerusform>
            <numerusform>%n रिकॉर्ड यहाँ सुरक्षित</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync needs attention</source>
        <translation>सिंक पर ध्यान दें</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to send</source>
        <translation>
            <numerusform>%n रिकॉर्ड भेजना बाकी</numerusform>
            <numerusform>%n रिकॉर्ड भेजना बाकी</numerusform>
        </translation>
    </message>
    <message>
        <source>Synced {time}</source>
        <translation>सिंक हुआ {time}</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>यहाँ सुरक्षित</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>To pay</source>
        <translation>कुल रकम</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>जोड़</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>राउंडिंग</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n भुगतान</numerusform>
            <numerusform>%n भुगतान</numerusform>
        </translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>बाकी रकम</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>कुल {total}</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>मिला</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>ग्राहक को वापस दें</translation>
    </message>
    <message>
        <source>Put on khata</source>
        <translation>खाते पर</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>खाता</translation>
    </message>
    <message>
        <source>Owes now</source>
        <translation>अब बाकी</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>चुकाया</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>टैक्स</translation>
    </message>
    <message>
        <source>Tax inside</source>
        <translation>टैक्स शामिल</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n लाइन</numerusform>
            <numerusform>%n लाइनें</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n नग</numerusform>
            <numerusform>%n नग</numerusform>
        </translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>माल वापस</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>वापस देना है</translation>
    </message>
    <message>
        <source>Scan the new goods</source>
        <translation>नया माल स्कैन करें</translation>
    </message>
</context>
<context>
    <name>TraceBox</name>
    <message>
        <source>Scan this code</source>
        <translation>यह कोड स्कैन करें</translation>
    </message>
    <message>
        <source>Scan any code: nothing is sold here</source>
        <translation>कोई भी कोड स्कैन करें: यहाँ कुछ नहीं बिकता</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Seen</source>
        <translation>देख लिया</translation>
    </message>
    <message>
        <source>QR code to pay</source>
        <translation>भुगतान का QR कोड</translation>
    </message>
    <message>
        <source>Ask for the card</source>
        <translation>कार्ड माँगें</translation>
    </message>
    <message>
        <source>Take it on the card machine · F10 QR · Esc back</source>
        <translation>कार्ड मशीन पर लें · F10 QR · Esc वापस</translation>
    </message>
    <message>
        <source>Let the customer scan it · F10 card · Esc back</source>
        <translation>ग्राहक स्कैन करे · F10 कार्ड · Esc वापस</translation>
    </message>
    <message>
        <source>Let the customer scan the store&apos;s sign · F10 card · Esc back</source>
        <translation>ग्राहक दुकान का QR स्कैन करे · F10 कार्ड · Esc वापस</translation>
    </message>
    <message>
        <source>Last digits or approval number</source>
        <translation>आखिरी अंक या मंज़ूरी नंबर</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>कोड दिखाएँ</translation>
    </message>
    <message>
        <source>Number, if known</source>
        <translation>नंबर, अगर पता हो</translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message>
        <source>Kiryana</source>
        <translation>किराना</translation>
    </message>
    <message>
        <source>The till cannot open</source>
        <translation>काउंटर नहीं खुल सकता</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>kg</source>
        <translation>किलो</translation>
    </message>
    <message>
        <source>litre</source>
        <translation>लीटर</translation>
    </message>
    <message>
        <source>Spoiled</source>
        <translation>खराब</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>टूट-फूट</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>चोरी</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>मियाद खत्म</translation>
    </message>
    <message>
        <source>Own use</source>
        <translation>घर का इस्तेमाल</translation>
    </message>
    <message>
        <source>Return to vendor</source>
        <translation>सप्लायर को वापसी</translation>
    </message>
    <message>
        <source>To another store</source>
        <translation>दूसरी दुकान को</translation>
    </message>
    <message>
        <source>Short in count</source>
        <translation>गिनती में कमी</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>नमूना</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>नग</translation>
    </message>
</context>
<context>
    <name>UnknownCard</name>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>दाम</translation>
    </message>
    <message>
        <source>Not in your products: {code}</source>
        <translation>आपके सामान में नहीं: {code}</translation>
    </message>
    <message numerus="yes">
        <source>(%n more waiting)</source>
        <translation>
            <numerusform>(%n और बाकी)</numerusform>
            <numerusform>(%n और बाकी)</numerusform>
        </translation>
    </message>
    <message>
        <source>Scanning goes on behind this card. Esc skips it</source>
        <translation>इस कार्ड के पीछे स्कैन जारी है। Esc से छोड़ें</translation>
    </message>
    <message>
        <source>Add and sell</source>
        <translation>जोड़कर बेचें</translation>
    </message>
    <message>
        <source>Add to the products</source>
        <translation>सामान में जोड़ें</translation>
    </message>
    <message>
        <source>Sell once</source>
        <translation>एक बार बेचें</translation>
    </message>
</context>
<context>
    <name>UnknownModel</name>
    <message numerus="yes">
        <source>%n unknown code(s) not sold. Scan again what belongs here</source>
        <translation>
            <numerusform>%n अनजान कोड नहीं बिका। इस बिल का है तो फिर स्कैन करें</numerusform>
            <numerusform>%n अनजान कोड नहीं बिके। जो इस बिल के हैं फिर स्कैन करें</numerusform>
        </translation>
    </message>
    <message>
        <source>What was typed is not saved. Scan the code again to go on with it</source>
        <translation>जो लिखा था वह सहेजा नहीं गया। आगे लिखने के लिए कोड फिर स्कैन करें</translation>
    </message>
</context>
<context>
    <name>UpdatingWindow</name>
    <message>
        <source>Kiryana</source>
        <translation>किराना</translation>
    </message>
    <message>
        <source>Bringing the till up to date</source>
        <translation>काउंटर को नया किया जा रहा है</translation>
    </message>
    <message>
        <source>The program is newer than the records of this till and reads them once. Nothing is lost. With years of sales it takes some minutes.</source>
        <translation>प्रोग्राम इस काउंटर के रिकॉर्ड से नया है और उन्हें एक बार पढ़ता है। कुछ नहीं खोता। बरसों की बिक्री हो तो कुछ मिनट लगते हैं।</translation>
    </message>
</context>
<context>
    <name>VendorPage</name>
    <message>
        <source>Up and Down choose one; above the first is a new one</source>
        <translation>ऊपर-नीचे से चुनें; पहले के ऊपर नया है</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>New vendor</source>
        <translation>नया सप्लायर</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>सप्लायर</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>कितनी बार</translation>
    </message>
    <message>
        <source>Last delivery</source>
        <translation>पिछली बार</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>सप्लायर</translation>
    </message>
</context>
<context>
    <name>VendorsModel</name>
    <message numerus="yes">
        <source>%n delivery(s)</source>
        <translation>
            <numerusform>%n बार माल आया</numerusform>
            <numerusform>%n बार माल आया</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} सहेजा गया</translation>
    </message>
    <message>
        <source>There is a vendor of that name already</source>
        <translation>इस नाम का सप्लायर पहले से है</translation>
    </message>
</context>
<context>
    <name>Weighing</name>
    <message>
        <source>No scale is set. The settings name one</source>
        <translation>कोई तराज़ू नहीं लगा। सेटिंग में लिखें</translation>
    </message>
    <message>
        <source>The scale is empty</source>
        <translation>तराज़ू खाली है</translation>
    </message>
</context>
</TS>

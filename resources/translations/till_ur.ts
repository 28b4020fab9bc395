<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ur" sourcelanguage="en">
<context>
    <name>AccountActions</name>
    <message>
        <source>Take payment</source>
        <translation>ادائیگی لیں</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>یاد دہانی</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>تفصیل</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>بدلیں</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>درستی</translation>
    </message>
    <message>
        <source>Entries only</source>
        <translation>صرف اندراج</translation>
    </message>
    <message>
        <source>Every item</source>
        <translation>ہر چیز</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Nobody chosen</source>
        <translation>کوئی منتخب نہیں</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>ذمے</translation>
    </message>
    <message>
        <source>Paid ahead</source>
        <translation>پیشگی جمع</translation>
    </message>
    <message>
        <source>Up to 30 days</source>
        <translation>30 دن تک</translation>
    </message>
    <message>
        <source>31 to 60</source>
        <translation>31 سے 60</translation>
    </message>
    <message>
        <source>61 to 90</source>
        <translation>61 سے 90</translation>
    </message>
    <message>
        <source>Over 90</source>
        <translation>90 سے زیادہ</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>کوئی حد نہیں</translation>
    </message>
    <message>
        <source>Over limit by {amount} (limit {limit})</source>
        <translation>حد سے {amount} زیادہ (حد {limit})</translation>
    </message>
    <message>
        <source>Limit {limit}</source>
        <translation>حد {limit}</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>No product has the code {count}. For {count} pieces type {times} first</source>
        <translation>کوڈ {count} کسی چیز کا نہیں۔ {count} عدد کے لیے پہلے {times} لکھیں</translation>
    </message>
    <message>
        <source>Too many unknown codes wait. Deal with the first one</source>
        <translation>بہت سے نامعلوم کوڈ باقی ہیں۔ پہلے والا نمٹائیں</translation>
    </message>
    <message>
        <source>As before on this bill: {name}</source>
        <translation>اس بل پر پہلے کی طرح: {name}</translation>
    </message>
</context>
<context>
    <name>ApprovalCover</name>
    <message>
        <source>{name} asks. Who allows it?</source>
        <translation>{name} کو اجازت چاہیے۔ کون دے گا؟</translation>
    </message>
    <message>
        <source>{key}: not now</source>
        <translation>{key}: ابھی نہیں</translation>
    </message>
</context>
<context>
    <name>AroundModel</name>
    <message>
        <source>Not in use</source>
        <translation>استعمال میں نہیں</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>جڑا ہوا ہے</translation>
    </message>
    <message>
        <source>Not connected. It is looked for by itself</source>
        <translation>جڑا ہوا نہیں۔ خود ڈھونڈا جا رہا ہے</translation>
    </message>
    <message>
        <source>The scanner at {port} is not connected. Check its cable</source>
        <translation>سکینر {port} پر جڑا ہوا نہیں۔ تار دیکھیں</translation>
    </message>
    <message>
        <source>The customer&apos;s display at {port} is not connected. Selling goes on</source>
        <translation>گاہک کا ڈسپلے {port} پر جڑا ہوا نہیں۔ فروخت جاری ہے</translation>
    </message>
    <message>
        <source>The customer&apos;s screen is not connected. Selling goes on</source>
        <translation>گاہک کی سکرین جڑی ہوئی نہیں۔ فروخت جاری ہے</translation>
    </message>
    <message>
        <source>The scanner is connected again</source>
        <translation>سکینر پھر جڑ گیا</translation>
    </message>
    <message>
        <source>The customer&apos;s display is connected again</source>
        <translation>گاہک کا ڈسپلے پھر جڑ گیا</translation>
    </message>
    <message>
        <source>The customer&apos;s screen is connected again</source>
        <translation>گاہک کی سکرین پھر جڑ گئی</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>What was typed is not saved</source>
        <translation>جو لکھا تھا وہ محفوظ نہیں ہوا</translation>
    </message>
</context>
<context>
    <name>AskingModel</name>
    <message>
        <source>Enter the PIN first</source>
        <translation>پہلے پن لکھیں</translation>
    </message>
    <message>
        <source>A PIN has 4 to 6 digits</source>
        <translation>پن 4 سے 6 ہندسوں کا ہوتا ہے</translation>
    </message>
</context>
<context>
    <name>Asks</name>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>واقعی {count}؟ ہاں Enter، نہیں Esc</translation>
    </message>
    <message>
        <source>Type the quantity, then Enter</source>
        <translation>تعداد لکھیں، پھر Enter</translation>
    </message>
    <message>
        <source>Type the price of one, then Enter</source>
        <translation>ایک کی قیمت لکھیں، پھر Enter</translation>
    </message>
    <message>
        <source>Off this line: 30 or 10%. F11 again: off the bill</source>
        <translation>اس چیز پر رعایت: 30 یا ⁦10%⁩۔ دوبارہ F11: پورے بل پر</translation>
    </message>
    <message>
        <source>Off the whole bill: 30 or 10%, then Enter</source>
        <translation>پورے بل پر رعایت: 30 یا ⁦10%⁩، پھر Enter</translation>
    </message>
    <message>
        <source>Which tile, 1 to 7? The same again frees it</source>
        <translation>کون سا خانہ، 1 سے 7؟ وہی دوبارہ لکھنے سے خالی</translation>
    </message>
    <message>
        <source>Tile {n} is {name} now</source>
        <translation>خانہ {n} اب {name} ہے</translation>
    </message>
    <message>
        <source>Tile {n} is free</source>
        <translation>خانہ {n} خالی ہے</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Price changed</source>
        <translation>قیمت بدلی</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>رعایت</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>مال واپس</translation>
    </message>
    <message>
        <source>Bill voided</source>
        <translation>بل منسوخ</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>دراز کھولی</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>نقد ڈالا</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>نقد نکالا</translation>
    </message>
    <message>
        <source>Drawer short</source>
        <translation>دراز میں کمی</translation>
    </message>
    <message>
        <source>Drawer over</source>
        <translation>دراز میں زیادہ</translation>
    </message>
    <message>
        <source>Counted again</source>
        <translation>دوبارہ گنا گیا</translation>
    </message>
    <message>
        <source>Number used again</source>
        <translation>نمبر دوبارہ استعمال</translation>
    </message>
    <message>
        <source>Allowed by a PIN</source>
        <translation>پن سے اجازت</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>نئی چیز</translation>
    </message>
    <message>
        <source>Product changed</source>
        <translation>چیز بدلی</translation>
    </message>
    <message>
        <source>Product taken off the list</source>
        <translation>چیز فہرست سے ہٹائی</translation>
    </message>
    <message>
        <source>New vendor</source>
        <translation>نیا سپلائر</translation>
    </message>
    <message>
        <source>Settings changed</source>
        <translation>ترتیبات بدلیں</translation>
    </message>
    <message>
        <source>Goods came in</source>
        <translation>مال آیا</translation>
    </message>
    <message>
        <source>Goods taken out</source>
        <translation>مال نکالا</translation>
    </message>
    <message>
        <source>Stock counted</source>
        <translation>سٹاک گنا</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>ادائیگی کی تصدیق</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>نیا گاہک</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>گاہک بدلا</translation>
    </message>
    <message>
        <source>Khata payment</source>
        <translation>کھاتے کی ادائیگی</translation>
    </message>
    <message>
        <source>Khata corrected</source>
        <translation>کھاتہ درست کیا</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>شفٹ بند</translation>
    </message>
    <message>
        <source>Case decided</source>
        <translation>معاملہ طے ہوا</translation>
    </message>
    <message>
        <source>Taken off before payment</source>
        <translation>ادائیگی سے پہلے ہٹایا گیا</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>کام پر رکھا</translation>
    </message>
    <message>
        <source>Another role</source>
        <translation>عہدہ بدلا</translation>
    </message>
    <message>
        <source>Another PIN</source>
        <translation>پن بدلا</translation>
    </message>
    <message>
        <source>Was let go</source>
        <translation>کام سے ہٹایا</translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>Today</source>
        <translation>آج</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 دن</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 دن</translation>
    </message>
    <message>
        <source>All</source>
        <translation>سب</translation>
    </message>
    <message>
        <source>{who}, allowed by {by}</source>
        <translation>{who}، اجازت {by}</translation>
    </message>
    <message>
        <source>first on bill {number}</source>
        <translation>پہلے بل {number} پر</translation>
    </message>
</context>
<context>
    <name>BackStrip</name>
    <message>
        <source>Goods back: {goods}</source>
        <translation>مال واپس: {goods}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>اور %n چیز</numerusform>
            <numerusform>اور %n چیزیں</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BillPage</name>
    <message>
        <source>The bill</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>No bill chosen</source>
        <translation>کوئی بل نہیں چُنا</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>مال واپس لیں</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>دوبارہ چھاپیں</translation>
    </message>
    <message>
        <source>Confirm the QR payment</source>
        <translation>QR ادائیگی کی تصدیق</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>منسوخ</translation>
    </message>
</context>
<context>
    <name>Bills</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n لائن</numerusform>
            <numerusform>%n لائنیں</numerusform>
        </translation>
    </message>
    <message>
        <source>Return</source>
        <translation>واپسی</translation>
    </message>
    <message>
        <source>Goods came back</source>
        <translation>مال واپس آیا</translation>
    </message>
    <message>
        <source>QR not confirmed</source>
        <translation>QR غیر تصدیق شدہ</translation>
    </message>
    <message>
        <source>Held for the owner</source>
        <translation>مالک کے لیے رکا ہے</translation>
    </message>
    <message>
        <source>{who}, allowed by {manager}</source>
        <translation>{who}، اجازت {manager}</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقد</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>کارڈ</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>کھاتہ</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>تبادلہ</translation>
    </message>
    <message>
        <source>Bill {number}</source>
        <translation>بل {number}</translation>
    </message>
    <message>
        <source>Void {number}</source>
        <translation>منسوخ {number}</translation>
    </message>
    <message>
        <source>Return {number}</source>
        <translation>واپسی {number}</translation>
    </message>
    <message>
        <source>This bill was voided</source>
        <translation>یہ بل منسوخ ہو چکا ہے</translation>
    </message>
    <message>
        <source>Seen, not confirmed: {amount} by QR</source>
        <translation>دیکھی گئی، تصدیق باقی: QR سے {amount}</translation>
    </message>
    <message>
        <source>Everything on it came back</source>
        <translation>اس کا سارا مال واپس آ گیا</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>وجہ: {reason}</translation>
    </message>
    <message>
        <source>Discount {amount}</source>
        <translation>رعایت {amount}</translation>
    </message>
    <message>
        <source>{count} came back</source>
        <translation>{count} واپس آئے</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>رعایت</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>ٹیکس</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>راؤنڈنگ</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>مجموعہ</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>کل</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>واپس دیے</translation>
    </message>
    <message>
        <source>Tax in the prices</source>
        <translation>قیمت میں شامل ٹیکس</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>بقایا واپس</translation>
    </message>
    <message>
        <source>Of bill {number}</source>
        <translation>بل {number} سے</translation>
    </message>
    <message>
        <source>Exchanged with {number}</source>
        <translation>{number} سے تبادلہ</translation>
    </message>
    <message>
        <source>Came back on {number}</source>
        <translation>{number} پر واپس آیا</translation>
    </message>
    <message>
        <source>Number {seq} of till {till}</source>
        <translation>کاؤنٹر {till} کا نمبر {seq}</translation>
    </message>
    <message>
        <source>head office holds it for the owner</source>
        <translation>ہیڈ آفس نے مالک کے لیے روکا ہے</translation>
    </message>
    <message>
        <source>at head office as {number}</source>
        <translation>ہیڈ آفس میں نمبر {number}</translation>
    </message>
    <message>
        <source>safe here, not yet sent</source>
        <translation>یہاں محفوظ، ابھی بھیجا نہیں</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>منسوخ</translation>
    </message>
</context>
<context>
    <name>BuyerStrip</name>
    <message>
        <source>No customer</source>
        <translation>گاہک نہیں چنا</translation>
    </message>
    <message>
        <source>For khata, choose who buys</source>
        <translation>کھاتے کے لیے گاہک چنیں</translation>
    </message>
    <message>
        <source>Over khata limit by {amount}</source>
        <translation>کھاتہ حد سے {amount} زیادہ</translation>
    </message>
    <message>
        <source>Paid ahead {amount}</source>
        <translation>پیشگی جمع {amount}</translation>
    </message>
    <message>
        <source>Khata balance {amount}</source>
        <translation>کھاتہ بقایا {amount}</translation>
    </message>
</context>
<context>
    <name>CardModel</name>
    <message>
        <source>F12 again: both have it, and a scan asks which</source>
        <translation>F12 دوبارہ: دونوں میں رہے گا، سکین پر پوچھا جائے گا</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>‏{name} ہٹا دیا</translation>
    </message>
    <message>
        <source>Saved the picture of {name}</source>
        <translation>{name} کی تصویر محفوظ ہو گئی</translation>
    </message>
    <message>
        <source>Added {name}</source>
        <translation>{name} شامل ہو گیا</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} محفوظ ہو گیا</translation>
    </message>
    <message>
        <source>As before: {name}</source>
        <translation>پہلے جیسا: {name}</translation>
    </message>
    <message>
        <source>Back again: {name}</source>
        <translation>واپس آ گیا: {name}</translation>
    </message>
</context>
<context>
    <name>CareModel</name>
    <message>
        <source>No backup yet</source>
        <translation>ابھی بیک اپ نہیں</translation>
    </message>
    <message>
        <source>Backup {time}</source>
        <translation>بیک اپ {time}</translation>
    </message>
    <message>
        <source>Disk nearly full (200 MB). Tell the owner</source>
        <translation>ڈسک بھرنے والی ہے (⁦200 MB⁩)۔ مالک کو بتائیں</translation>
    </message>
    <message>
        <source>PC date looks wrong: {day}. Please set it. Bills go on</source>
        <translation>تاریخ غلط لگتی ہے: {day}۔ درست کریں۔ بل بنتے رہیں گے</translation>
    </message>
    <message numerus="yes">
        <source>Bill from before the power cut is back: %n item(s)</source>
        <translation>
            <numerusform>بجلی جانے سے پہلے کا بل واپس آ گیا: %n چیز</numerusform>
            <numerusform>بجلی جانے سے پہلے کا بل واپس آ گیا: %n اشیاء</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>To look at</source>
        <translation>دیکھنے کے لیے</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>اور {count} مزید</translation>
    </message>
</context>
<context>
    <name>CashForm</name>
    <message>
        <source>Amount</source>
        <translation>رقم</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>کس لیے</translation>
    </message>
    <message>
        <source>Cash into the drawer</source>
        <translation>دراز میں نقد</translation>
    </message>
    <message>
        <source>Cash out of the drawer</source>
        <translation>دراز سے نقد</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>نقد ڈالا</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>نقد نکالا</translation>
    </message>
</context>
<context>
    <name>ChoosingModel</name>
    <message>
        <source>First say why the bill is voided, then F12. Esc goes back</source>
        <translation>پہلے بتائیں بل کیوں منسوخ ہے، پھر F12۔ واپس: Esc</translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Close</source>
        <translation>بند کریں</translation>
    </message>
</context>
<context>
    <name>ConfirmForm</name>
    <message>
        <source>Number in the bank&apos;s message</source>
        <translation>بینک کے پیغام کا نمبر</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>تصدیق ہو گئی</translation>
    </message>
    <message>
        <source>Bill {number} · {amount} by QR</source>
        <translation>بل {number} · QR سے {amount}</translation>
    </message>
    <message>
        <source>Look for the amount in the bank&apos;s messages</source>
        <translation>یہ رقم بینک کے پیغاموں میں دیکھیں</translation>
    </message>
</context>
<context>
    <name>CountModel</name>
    <message>
        <source>Counted</source>
        <translation>گنا</translation>
    </message>
    <message>
        <source>Have</source>
        <translation>موجود</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>فرق</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>اور %n چیز</numerusform>
            <numerusform>اور %n چیزیں</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n line(s) counted</source>
        <translation>
            <numerusform>محفوظ: %n چیز گنی</numerusform>
            <numerusform>محفوظ: %n چیزیں گنیں</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountScreen</name>
    <message>
        <source>Scan what is on the shelf, piece by piece, or type how many</source>
        <translation>شیلف پر جو ہے ایک ایک سکین کریں، یا تعداد لکھیں</translation>
    </message>
    <message>
        <source>Scan the shelf</source>
        <translation>شیلف سکین کریں</translation>
    </message>
    <message>
        <source>Each scan is one more; a typed number sets how many. Nothing is lost.</source>
        <translation>ہر سکین ایک بڑھاتا ہے؛ لکھا ہوا عدد تعداد بن جاتا ہے۔ کچھ ضائع نہیں ہوتا۔</translation>
    </message>
    <message>
        <source>Shelf or list</source>
        <translation>شیلف یا فہرست</translation>
    </message>
    <message>
        <source>Save the count</source>
        <translation>گنتی محفوظ کریں</translation>
    </message>
    <message>
        <source>Lines counted</source>
        <translation>گنی گئی اشیاء</translation>
    </message>
    <message>
        <source>Differ</source>
        <translation>فرق والی</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>خرید قیمت پر</translation>
    </message>
    <message>
        <source>Show what the till knows</source>
        <translation>کاؤنٹر کا حساب دکھائیں</translation>
    </message>
    <message>
        <source>Count blind</source>
        <translation>بغیر دیکھے گنیں</translation>
    </message>
    <message>
        <source>The count found</source>
        <translation>گنتی میں نکلا</translation>
    </message>
    <message>
        <source>Please count</source>
        <translation>براہ کرم گنیں</translation>
    </message>
</context>
<context>
    <name>CountTable</name>
    <message>
        <source>Notes and coins</source>
        <translation>نوٹ اور سکے</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>گنا</translation>
    </message>
    <message>
        <source>How many of {worth}</source>
        <translation>{worth} کے کتنے</translation>
    </message>
</context>
<context>
    <name>CustomerDelegate</name>
    <message>
        <source>Over limit by {amount}</source>
        <translation>حد سے {amount} زیادہ</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n دن</numerusform>
            <numerusform>%n دن</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid {day}</source>
        <translation>ادائیگی {day}</translation>
    </message>
</context>
<context>
    <name>CustomerPicker</name>
    <message>
        <source>Search customers</source>
        <translation>گاہک تلاش کریں</translation>
    </message>
    <message>
        <source>Name as it sounds, or phone</source>
        <translation>نام جیسے بولتے ہیں، یا فون</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>ملے ہوئے گاہک</translation>
    </message>
    <message>
        <source>Enter chooses · F12 new customer · F5 nobody · Esc closes</source>
        <translation>Enter چنیں · F12 نیا گاہک · F5 کوئی نہیں · Esc بند</translation>
    </message>
    <message>
        <source>Nobody is called that. Enter takes them on as a new customer</source>
        <translation>اس نام کا کوئی نہیں۔ Enter سے نیا گاہک بنائیں</translation>
    </message>
    <message>
        <source>No customers yet. Type a name, then Enter</source>
        <translation>ابھی کوئی گاہک نہیں۔ نام لکھیں، پھر Enter</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Customer&apos;s display</source>
        <translation>گاہک کا ڈسپلے</translation>
    </message>
    <message>
        <source>QR code to pay</source>
        <translation>ادائیگی کا QR کوڈ</translation>
    </message>
    <message>
        <source>Thank you. Come again</source>
        <translation>شکریہ، پھر تشریف لائیں</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n چیز</numerusform>
            <numerusform>%n چیزیں</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerWords</name>
    <message>
        <source>Welcome</source>
        <translation>خوش آمدید</translation>
    </message>
    <message>
        <source>Scan to pay</source>
        <translation>سکین کر کے ادائیگی کریں</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>آپ کے بقایا پیسے</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>ادا ہو گیا</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>باقی رقم</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>کل رقم</translation>
    </message>
    <message>
        <source>Discount {amount}</source>
        <translation>رعایت {amount}</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>وصول</translation>
    </message>
    <message>
        <source>You save</source>
        <translation>آپ کی بچت</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>مال واپس</translation>
    </message>
</context>
<context>
    <name>DaysForm</name>
    <message>
        <source>Show</source>
        <translation>دکھائیں</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>پہلا دن</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>آخری دن</translation>
    </message>
    <message>
        <source>Which days?</source>
        <translation>کون سے دن؟</translation>
    </message>
    <message>
        <source>As 28.11.2026, 28/11 or 2811</source>
        <translation>یوں: 28.11.2026، 28/11 یا 2811</translation>
    </message>
</context>
<context>
    <name>DraftHeading</name>
    <message>
        <source>Item</source>
        <translation>چیز</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Lines</source>
        <translation>لائنیں</translation>
    </message>
</context>
<context>
    <name>DraftListModel</name>
    <message>
        <source>Removed {name}</source>
        <translation>‏{name} ہٹا دیا</translation>
    </message>
    <message numerus="yes">
        <source>The list from before is back: %n line(s)</source>
        <translation>
            <numerusform>پہلے والی فہرست واپس آ گئی: %n لائن</numerusform>
            <numerusform>پہلے والی فہرست واپس آ گئی: %n لائنیں</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the products any more: {goods}</source>
        <translation>اب اشیاء میں نہیں: {goods}</translation>
    </message>
</context>
<context>
    <name>EntriesModel</name>
    <message>
        <source>That was put right before</source>
        <translation>یہ پہلے ہی درست ہو چکا ہے</translation>
    </message>
    <message>
        <source>Taken out again: {goods}</source>
        <translation>پھر سے نکالا: {goods}</translation>
    </message>
    <message>
        <source>Put back: {goods}</source>
        <translation>واپس رکھا: {goods}</translation>
    </message>
    <message>
        <source>{amount} back in the drawer</source>
        <translation>{amount} دراز میں واپس</translation>
    </message>
    <message>
        <source>{amount} was paid for it: Paid in on Shift, when it is back</source>
        <translation>اس کے لیے {amount} ادا کیے گئے تھے: واپس ملیں تو شفٹ میں «نقد ڈالا» سے لکھیں</translation>
    </message>
    <message>
        <source>Corrected since</source>
        <translation>بعد میں درست ہوا</translation>
    </message>
    <message>
        <source>Corrects another entry</source>
        <translation>دوسرا اندراج درست کرتا ہے</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>مال آیا</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>مال گیا</translation>
    </message>
    <message>
        <source>Bill {number}</source>
        <translation>بل {number}</translation>
    </message>
    <message>
        <source>Bill of {day}</source>
        <translation>{day} کا بل</translation>
    </message>
    <message>
        <source>Bill {number} of {day}</source>
        <translation>بل {number}، {day} کا</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n اور</numerusform>
            <numerusform>%n اور</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Entries</source>
        <translation>اندراج</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>اندراج</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>رقم</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>بقایا</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Came in</source>
        <translation>مال آیا</translation>
    </message>
    <message>
        <source>Brought back by a customer</source>
        <translation>گاہک نے واپس کیا</translation>
    </message>
    <message>
        <source>From another store</source>
        <translation>دوسری دکان سے</translation>
    </message>
    <message>
        <source>More in count</source>
        <translation>گنتی میں زیادہ</translation>
    </message>
    <message>
        <source>First stock</source>
        <translation>پہلا سٹاک</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>درست کیا گیا</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>بکا</translation>
    </message>
</context>
<context>
    <name>ExplainCover</name>
    <message>
        <source>Movements</source>
        <translation>آمد و رفت</translation>
    </message>
    <message>
        <source>Up and Down go through them · Esc closes</source>
        <translation>اوپر نیچے سے دیکھیں · Esc بند کرتا ہے</translation>
    </message>
    <message>
        <source>{name}: {count} in stock</source>
        <translation>{name}: سٹاک میں {count}</translation>
    </message>
    <message>
        <source>It never moved</source>
        <translation>اس میں کبھی کچھ نہیں بدلا</translation>
    </message>
    <message>
        <source>The newest on top</source>
        <translation>نیا سب سے اوپر</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>کیا ہوا</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>تعداد</translation>
    </message>
    <message>
        <source>Stock after it</source>
        <translation>بعد میں سٹاک</translation>
    </message>
</context>
<context>
    <name>ExplainModel</name>
    <message>
        <source>Choose a line first: its stock is then explained</source>
        <translation>پہلے کوئی چیز چنیں، پھر اس کا سٹاک سمجھایا جائے گا</translation>
    </message>
    <message>
        <source>Before that: {count}. Those movements are at head office</source>
        <translation>اس سے پہلے: {count}۔ وہ حساب ہیڈ آفس میں ہے</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>کاؤنٹر {number}</translation>
    </message>
    <message>
        <source>Bill of {day}</source>
        <translation>{day} کا بل</translation>
    </message>
    <message>
        <source>Held at first; a manager let it count</source>
        <translation>پہلے رکا تھا، مینیجر نے شمار کرایا</translation>
    </message>
    <message>
        <source>A manager took it back</source>
        <translation>مینیجر نے واپس لیا</translation>
    </message>
    <message>
        <source>A manager put the stock right</source>
        <translation>مینیجر نے سٹاک درست کیا</translation>
    </message>
    <message>
        <source>A manager asked to count again</source>
        <translation>مینیجر نے دوبارہ گننے کو کہا</translation>
    </message>
    <message>
        <source>Taken back before: does not count until a manager decides</source>
        <translation>پہلے ہی واپس لیا جا چکا: مینیجر کے فیصلے تک شمار نہیں</translation>
    </message>
    <message>
        <source>Does not count until a manager decides</source>
        <translation>مینیجر کے فیصلے تک شمار نہیں</translation>
    </message>
    <message>
        <source>More was sold than was known to be there</source>
        <translation>معلوم سٹاک سے زیادہ بکا</translation>
    </message>
</context>
<context>
    <name>FirstStartModel</name>
    <message>
        <source>Type the name of your shop on one line, at most {chars_max} characters</source>
        <translation>دکان کا نام ایک سطر میں لکھیں، زیادہ سے زیادہ {chars_max} حروف</translation>
    </message>
    <message>
        <source>That was a scan. Type the name of your shop; then scan what you sell</source>
        <translation>یہ تو سکین تھا۔ اپنی دکان کا نام لکھیں، پھر سامان سکین کریں</translation>
    </message>
    <message>
        <source>There is a shop here already. Close this window and start again</source>
        <translation>یہاں پہلے سے دکان ہے۔ یہ ونڈو بند کر کے دوبارہ شروع کریں</translation>
    </message>
    <message>
        <source>That is no address. Type one like https://sync.example.com</source>
        <translation>یہ پتہ نہیں ہے۔ ایسا لکھیں: https://sync.example.com</translation>
    </message>
    <message>
        <source>The server does not take this code. Each works once, for ten minutes: ask for a new one</source>
        <translation>سرور یہ کوڈ نہیں مانتا۔ ہر کوڈ ایک بار اور دس منٹ چلتا ہے: نیا مانگیں</translation>
    </message>
    <message>
        <source>The last try was cut off and used up its code. Ask for a new one</source>
        <translation>پچھلی کوشش بیچ میں کٹ گئی اور اس کا کوڈ خرچ ہو گیا۔ نیا کوڈ مانگیں</translation>
    </message>
    <message>
        <source>This program does not know the shop&apos;s currency {currency}. Update it</source>
        <translation>یہ پروگرام دکان کی کرنسی {currency} نہیں جانتا۔ اسے نیا کریں</translation>
    </message>
    <message>
        <source>Something else answered there. Check the address, and whether this network wants a login</source>
        <translation>وہاں سے کسی اور نے جواب دیا۔ پتہ دیکھیں، اور یہ کہ نیٹ ورک لاگ اِن تو نہیں مانگتا</translation>
    </message>
    <message>
        <source>The server could not prove who it is. Check the address and this computer&apos;s date</source>
        <translation>سرور اپنی پہچان ثابت نہ کر سکا۔ پتہ اور اس کمپیوٹر کی تاریخ دیکھیں</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment</source>
        <translation>سرور مصروف ہے۔ تھوڑی دیر بعد کوشش کریں</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again</source>
        <translation>سرور نے وقت پر جواب نہیں دیا۔ دوبارہ کوشش کریں</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the address and the network</source>
        <translation>سرور تک رسائی نہیں۔ پتہ اور نیٹ ورک دیکھیں</translation>
    </message>
</context>
<context>
    <name>FirstStartWindow</name>
    <message>
        <source>Kiryana</source>
        <translation>کریانہ</translation>
    </message>
    <message>
        <source>Welcome to Kiryana</source>
        <translation>کریانہ میں خوش آمدید</translation>
    </message>
    <message>
        <source>Join the shop</source>
        <translation>دکان میں شامل ہوں</translation>
    </message>
    <message>
        <source>Start selling</source>
        <translation>فروخت شروع کریں</translation>
    </message>
    <message>
        <source>Asking the server</source>
        <translation>سرور سے پوچھا جا رہا ہے</translation>
    </message>
    <message>
        <source>New shop</source>
        <translation>نئی دکان</translation>
    </message>
    <message>
        <source>Join a shop that has a server</source>
        <translation>سرور والی دکان میں شامل ہوں</translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation>دکان کا نام</translation>
    </message>
    <message>
        <source>Rs (Pakistan)</source>
        <translation>Rs (پاکستان)</translation>
    </message>
    <message>
        <source>₹ (India)</source>
        <translation>₹ (بھارت)</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>سرور کا پتہ</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>کوڈ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>The server makes this computer a till of the shop.</source>
        <translation>سرور اس کمپیوٹر کو دکان کا کاؤنٹر بنا رہا ہے۔</translation>
    </message>
    <message>
        <source>The owner makes a code at the server. The goods come by themselves. F2: new shop</source>
        <translation>مالک سرور پر کوڈ بناتا ہے۔ سامان کی فہرست خود آ جاتی ہے۔ F2 سے نئی دکان</translation>
    </message>
    <message>
        <source>Everything stays on this computer. F2: join a shop that has a server. F3: language</source>
        <translation>سب کچھ اسی کمپیوٹر پر رہتا ہے۔ F2 سے سرور والی دکان میں شامل ہوں، F3 سے زبان بدلیں</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>QR code to pay</source>
        <translation>ادائیگی کا QR کوڈ</translation>
    </message>
</context>
<context>
    <name>GivingDelegate</name>
    <message>
        <source>{count} of {left}</source>
        <translation>{left} میں سے {count}</translation>
    </message>
</context>
<context>
    <name>GivingModel</name>
    <message>
        <source>That is a return itself. Choose the bill that was sold</source>
        <translation>یہ خود واپسی ہے۔ فروخت والا بل چنیں</translation>
    </message>
    <message>
        <source>Nothing comes back on this bill any more</source>
        <translation>اس بل پر اب کچھ واپس نہیں آ رہا</translation>
    </message>
    <message>
        <source>The bill is nobody&apos;s: it cannot go onto a khata</source>
        <translation>بل کسی گاہک کا نہیں: کھاتے پر نہیں جا سکتا</translation>
    </message>
    <message>
        <source>That bill was not paid by card</source>
        <translation>اس بل کے پیسے کارڈ سے نہیں آئے تھے</translation>
    </message>
    <message>
        <source>Goods come back on the open bill already. Finish that one first</source>
        <translation>کھلے بل پر پہلے ہی مال واپس آ رہا ہے۔ پہلے وہ پورا کریں</translation>
    </message>
    <message>
        <source>Now scan what goes out. F8 takes the goods back off the bill</source>
        <translation>اب نیا مال سکین کریں۔ F8 واپس مال بل سے ہٹاتا ہے</translation>
    </message>
    <message>
        <source>Given back {amount}</source>
        <translation>واپس دیے {amount}</translation>
    </message>
    <message>
        <source>Voided. Given back {amount}</source>
        <translation>بل منسوخ۔ واپس دیے {amount}</translation>
    </message>
    <message>
        <source>Type the reason first, then F12</source>
        <translation>پہلے وجہ لکھیں، پھر F12</translation>
    </message>
</context>
<context>
    <name>GivingPage</name>
    <message>
        <source>To give back</source>
        <translation>واپس دینا ہے</translation>
    </message>
    <message>
        <source>Void the bill</source>
        <translation>بل منسوخ کریں</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>پیسے واپس دیں</translation>
    </message>
    <message>
        <source>Goods that come back</source>
        <translation>واپس آنے والا مال</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>وجہ</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>تبادلہ</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>کھاتے پر</translation>
    </message>
    <message>
        <source>To card</source>
        <translation>کارڈ پر</translation>
    </message>
    <message>
        <source>Goods back without a receipt</source>
        <translation>بغیر رسید مال واپس</translation>
    </message>
    <message>
        <source>Void bill {number}</source>
        <translation>بل {number} منسوخ</translation>
    </message>
    <message>
        <source>Goods back from {number}</source>
        <translation>{number} سے مال واپس</translation>
    </message>
    <message>
        <source>Scan what comes back. F2 finds goods by name. A manager allows it</source>
        <translation>واپس مال سکین کریں۔ F2 نام سے ڈھونڈتا ہے۔ مینیجر اجازت دے گا</translation>
    </message>
    <message>
        <source>Everything on it comes back. Type why, then F12</source>
        <translation>سارا مال واپس آئے گا۔ وجہ لکھیں، پھر F12</translation>
    </message>
    <message>
        <source>Scan what comes back, or choose a line: + or a number. F8: all of it</source>
        <translation>واپس مال سکین کریں یا لائن چنیں: + یا عدد۔ سب کے لیے F8</translation>
    </message>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>واقعی {count}؟ ہاں Enter، نہیں Esc</translation>
    </message>
    <message>
        <source>QR {amount} is not confirmed: nothing is paid out for it</source>
        <translation>QR کے {amount} کی تصدیق باقی: اس کے بدلے کچھ نہ دیں</translation>
    </message>
    <message>
        <source>Of an earlier shift: the money comes out of today&apos;s drawer</source>
        <translation>پچھلی شفٹ کا بل: پیسے آج کی دراز سے جائیں گے</translation>
    </message>
    <message>
        <source>Back on the shelf</source>
        <translation>پھر بکے گا</translation>
    </message>
    <message>
        <source>Not for sale: damaged</source>
        <translation>نہیں بکے گا: ٹوٹ پھوٹ</translation>
    </message>
    <message>
        <source>Not for sale: expired</source>
        <translation>نہیں بکے گا: میعاد ختم</translation>
    </message>
    <message>
        <source>Not for sale: spoilt</source>
        <translation>نہیں بکے گا: خراب</translation>
    </message>
    <message>
        <source>Nothing is recorded before F12, F9, F10 or F7. Esc goes back</source>
        <translation>درج تبھی ہوگا جب F12، F9، F10 یا F7 دبائیں۔ واپس: Esc</translation>
    </message>
    <message>
        <source>Nothing is recorded before F12. Esc goes back</source>
        <translation>درج تبھی ہوگا جب F12 دبائیں۔ واپس: Esc</translation>
    </message>
    <message>
        <source>Nothing is recorded before F12 or F7. Esc goes back</source>
        <translation>درج تبھی ہوگا جب F12 یا F7 دبائیں۔ واپس: Esc</translation>
    </message>
</context>
<context>
    <name>GoodsList</name>
    <message>
        <source>Code</source>
        <translation>کوڈ</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>قیمت</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>خرید</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>سٹاک</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>اشیاء</translation>
    </message>
</context>
<context>
    <name>HeldDelegate</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n لائن</numerusform>
            <numerusform>%n لائنیں</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldOverlay</name>
    <message>
        <source>Bills on hold</source>
        <translation>روکے ہوئے بل</translation>
    </message>
    <message>
        <source>Name of the bill</source>
        <translation>بل کا نام</translation>
    </message>
    <message>
        <source>Name or number, then Enter</source>
        <translation>نام یا نمبر، پھر Enter</translation>
    </message>
    <message>
        <source>A digit or Enter takes a bill up · F6 names it · Esc closes</source>
        <translation>ہندسہ یا Enter بل کھولے · F6 نام دے · Esc بند کرے</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Keys of this screen</source>
        <translation>اس سکرین کی کلیدیں</translation>
    </message>
    <message>
        <source>Three of the next item</source>
        <translation>اگلی چیز تین عدد</translation>
    </message>
    <message>
        <source>Fifty rupees&apos; worth of the next item</source>
        <translation>اگلی چیز پچاس روپے کی</translation>
    </message>
    <message>
        <source>One more, one less</source>
        <translation>ایک زیادہ، ایک کم</translation>
    </message>
    <message>
        <source>Look up what is typed</source>
        <translation>لکھا ہوا تلاش کریں</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>کاؤنٹر لاک کریں</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>No bill here fits {code}</source>
        <translation>{code} کا کوئی بل یہاں نہیں</translation>
    </message>
    <message>
        <source>Scan or type the receipt number, then F8. F6: without a receipt</source>
        <translation>رسید سکین کریں یا نمبر لکھیں، پھر F8۔ بغیر رسید: F6</translation>
    </message>
    <message>
        <source>Nothing was sold here yet</source>
        <translation>یہاں ابھی کچھ نہیں بکا</translation>
    </message>
    <message>
        <source>Bill {number} is printed once more</source>
        <translation>بل {number} دوبارہ چھپ رہا ہے</translation>
    </message>
    <message>
        <source>Payment {number} is confirmed</source>
        <translation>ادائیگی {number} کی تصدیق ہو گئی</translation>
    </message>
</context>
<context>
    <name>HistoryScreen</name>
    <message>
        <source>Search bills</source>
        <translation>بل ڈھونڈیں</translation>
    </message>
    <message>
        <source>Receipt, amount, 22/11, goods or customer</source>
        <translation>رسید، رقم، 22/11، مال یا گاہک</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Goods in and out</source>
        <translation>مال آیا اور گیا</translation>
    </message>
    <message>
        <source>F8 puts the chosen entry right, by a movement the other way</source>
        <translation>چنا ہوا اندراج F8 سے درست ہوتا ہے، اُلٹے اندراج کے ساتھ</translation>
    </message>
    <message>
        <source>older ones follow below</source>
        <translation>پرانے بل نیچے ہیں</translation>
    </message>
    <message>
        <source>Enter takes goods back</source>
        <translation>مال واپس لینے کے لیے Enter</translation>
    </message>
    <message>
        <source>Nothing among the newest. Down looks further back</source>
        <translation>نئے بلوں میں نہیں۔ نیچے کا تیر پیچھے ڈھونڈتا ہے</translation>
    </message>
    <message>
        <source>No bill fits</source>
        <translation>کوئی بل نہیں ملا</translation>
    </message>
    <message>
        <source>Nothing was sold here yet</source>
        <translation>یہاں ابھی کچھ نہیں بکا</translation>
    </message>
    <message>
        <source>Try an amount, a day, goods or a customer</source>
        <translation>رقم، دن، مال یا گاہک لکھ کر دیکھیں</translation>
    </message>
    <message>
        <source>Paid bills appear here</source>
        <translation>ادا شدہ بل یہاں آتے ہیں</translation>
    </message>
</context>
<context>
    <name>HitDelegate</name>
    <message>
        <source>{count} in stock</source>
        <translation>سٹاک میں {count}</translation>
    </message>
</context>
<context>
    <name>HoldingModel</name>
    <message>
        <source>Bill on hold. F7 brings it back</source>
        <translation>بل روک دیا گیا۔ F7 سے واپس آئے گا</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ابھی</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n منٹ</numerusform>
            <numerusform>%n منٹ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n گھنٹہ</numerusform>
            <numerusform>%n گھنٹے</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n دن</numerusform>
            <numerusform>%n دن</numerusform>
        </translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>تبادلہ</translation>
    </message>
    <message>
        <source>{amount} paid</source>
        <translation>{amount} وصول</translation>
    </message>
</context>
<context>
    <name>InboxModel</name>
    <message>
        <source>Count {name}</source>
        <translation>{name} گنیں</translation>
    </message>
    <message>
        <source>A manager asks how many are on the shelf.</source>
        <translation>مینیجر پوچھتا ہے کہ شیلف پر کتنے ہیں۔</translation>
    </message>
    <message>
        <source>More was sold than was known to be there.</source>
        <translation>جتنا معلوم تھا اس سے زیادہ بک گیا۔</translation>
    </message>
    <message>
        <source>Bill {number} of {time}</source>
        <translation>بل {number}، {time}</translation>
    </message>
    <message>
        <source>Goods that came in, {time}</source>
        <translation>آیا ہوا مال، {time}</translation>
    </message>
    <message>
        <source>Goods that were taken out, {time}</source>
        <translation>نکالا ہوا مال، {time}</translation>
    </message>
    <message>
        <source>Count of {time}</source>
        <translation>{time} کی گنتی</translation>
    </message>
    <message>
        <source>The server keeps it and cannot use it. Tell whoever looks after it.</source>
        <translation>سرور نے اسے رکھ لیا ہے مگر استعمال نہیں کر سکتا۔ ذمہ دار کو بتائیں۔</translation>
    </message>
    <message>
        <source>The stock this till knew does not fit. A manager counts it or not.</source>
        <translation>اس کاؤنٹر کو معلوم سٹاک میل نہیں کھاتا۔ مینیجر طے کرے گا کہ یہ گنا جائے یا نہیں۔</translation>
    </message>
    <message>
        <source>Made on a copy or an old backup. A manager counts it or not.</source>
        <translation>کاپی یا پرانے بیک اپ پر بنا۔ مینیجر طے کرے گا کہ یہ گنا جائے یا نہیں۔</translation>
    </message>
    <message>
        <source>It had been taken back already. A manager counts it once more or not. Money that went out twice is asked for, and a khata put right under Khata, Adjust.</source>
        <translation>یہ پہلے ہی واپس لیا جا چکا تھا۔ مینیجر طے کرے گا کہ یہ دوبارہ گنا جائے یا نہیں۔ جو رقم دو بار دی گئی وہ واپس مانگیں، اور کھاتہ «کھاتہ، درستی» میں ٹھیک کریں۔</translation>
    </message>
    <message>
        <source>It had been taken back already. A manager counts it once more or not.</source>
        <translation>یہ پہلے ہی واپس لیا جا چکا تھا۔ مینیجر طے کرے گا کہ یہ دوبارہ گنا جائے یا نہیں۔</translation>
    </message>
    <message>
        <source>Records of others that the server lost: {count}</source>
        <translation>دوسروں کے ریکارڈ جو سرور سے کھو گئے: {count}</translation>
    </message>
    <message>
        <source>They count nowhere. Sync the tills that made them, also a copy of this one. If those are gone, the server&apos;s admin saves them from this till&apos;s file.</source>
        <translation>یہ کہیں نہیں گنے جاتے۔ جن کاؤنٹروں نے انہیں بنایا انہیں سِنک کریں، اس کاؤنٹر کی کاپی کو بھی۔ اگر وہ نہیں رہے تو سرور کا ایڈمن انہیں اس کاؤنٹر کی فائل سے بچا لیتا ہے۔</translation>
    </message>
    <message>
        <source>A manager decides whether it counts in the stock.</source>
        <translation>مینیجر طے کرے گا کہ یہ سٹاک میں گنا جائے یا نہیں۔</translation>
    </message>
    <message>
        <source>Nothing to do here. A manager looks at it at head office.</source>
        <translation>یہاں کچھ نہیں کرنا۔ ہیڈ آفس میں مینیجر دیکھے گا۔</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>Help</source>
        <translation>مدد</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>تلاش</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>تعداد</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>قیمت</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>گاہک</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>یاد دہانی</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>ابھی سِنک کریں</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>روکیں</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>واپس لائیں</translation>
    </message>
    <message>
        <source>Fill from list</source>
        <translation>فہرست سے بھریں</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>واپسی</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>کھاتہ</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>لیبل</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>چھاپیں</translation>
    </message>
    <message>
        <source>Card / QR</source>
        <translation>کارڈ / QR</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>رعایت</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقد</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>محفوظ کریں</translation>
    </message>
    <message>
        <source>Exact cash, no receipt</source>
        <translation>پوری رقم، بغیر رسید</translation>
    </message>
    <message>
        <source>Read scale</source>
        <translation>ترازو پڑھیں</translation>
    </message>
    <message>
        <source>Void the last sale</source>
        <translation>پچھلی فروخت منسوخ</translation>
    </message>
    <message>
        <source>Reprint last</source>
        <translation>پچھلی رسید دوبارہ</translation>
    </message>
    <message>
        <source>Open drawer</source>
        <translation>دراز کھولیں</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>لائن ہٹائیں</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>پہلے جیسا کریں</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>دوبارہ کریں</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>پیچھے</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>لاک</translation>
    </message>
    <message>
        <source>Next screen</source>
        <translation>اگلی سکرین</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>فائل کھولیں</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>خانہ</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>ٹیب</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>سکرین</translation>
    </message>
    <message>
        <source>Quick tile for this line</source>
        <translation>اس چیز کو خانے میں رکھیں</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>نقد ڈالا</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>نقد نکالا</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X رپورٹ</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>بدلیں</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>نیا گاہک</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>درستی</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>تفصیل</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>کارڈ</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>ادائیگی لیں</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>مال کی حالت</translation>
    </message>
    <message>
        <source>Confirm QR</source>
        <translation>QR کی تصدیق</translation>
    </message>
    <message>
        <source>No receipt</source>
        <translation>بغیر رسید</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>تبادلہ</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>کھاتے پر</translation>
    </message>
    <message>
        <source>To card</source>
        <translation>کارڈ پر</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>پیسے واپس دیں</translation>
    </message>
    <message>
        <source>All in cash</source>
        <translation>سب نقد</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Void this bill</source>
        <translation>یہ بل منسوخ کریں</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>دوبارہ چھاپیں</translation>
    </message>
    <message>
        <source>Which days</source>
        <translation>کون سے دن</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>اگلی مدت</translation>
    </message>
    <message>
        <source>File for Excel</source>
        <translation>ایکسل فائل</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>ضائع کریں</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>نئی چیز</translation>
    </message>
    <message>
        <source>Why this stock?</source>
        <translation>یہ سٹاک کیوں؟</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>سب جانچیں</translation>
    </message>
    <message>
        <source>Show or hide stock</source>
        <translation>سٹاک دکھائیں/چھپائیں</translation>
    </message>
    <message>
        <source>Every item</source>
        <translation>ہر چیز</translation>
    </message>
    <message>
        <source>Removals only</source>
        <translation>صرف ہٹائی گئی چیزیں</translation>
    </message>
    <message>
        <source>Paid now or on credit</source>
        <translation>ابھی ادا یا ادھار</translation>
    </message>
    <message>
        <source>Print / PDF</source>
        <translation>چھاپیں / PDF</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Take back a digit</source>
        <translation>ایک ہندسہ مٹائیں</translation>
    </message>
</context>
<context>
    <name>Khata</name>
    <message>
        <source>{name} owes {amount}</source>
        <translation>{name} کے ذمے {amount}</translation>
    </message>
    <message>
        <source>{name} paid {amount} ahead</source>
        <translation>{name} کا پیشگی جمع {amount}</translation>
    </message>
</context>
<context>
    <name>KhataCovers</name>
    <message>
        <source>Who pays?</source>
        <translation>کون ادا کر رہا ہے؟</translation>
    </message>
    <message>
        <source>Without a limit of their own the store&apos;s limit holds</source>
        <translation>اپنی حد نہ ہو تو دکان کی حد لاگو ہوگی</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>نیا گاہک</translation>
    </message>
    <message>
        <source>Change customer</source>
        <translation>گاہک کی معلومات بدلیں</translation>
    </message>
    <message>
        <source>Card and QR: type the payment&apos;s number too</source>
        <translation>کارڈ اور QR: ادائیگی کا نمبر بھی لکھیں</translation>
    </message>
    <message>
        <source>What stood in the paper book, or what is forgiven</source>
        <translation>کاپی میں جو لکھا تھا، یا جو معاف کیا</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>شامل کریں</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>محفوظ کریں</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>رقم</translation>
    </message>
    <message>
        <source>Payment reference</source>
        <translation>ادائیگی کا نمبر</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقد</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>کارڈ</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>وجہ</translation>
    </message>
    <message>
        <source>Owes more</source>
        <translation>ذمے بڑھائیں</translation>
    </message>
    <message>
        <source>Owes less</source>
        <translation>ذمے گھٹائیں</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>فون</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>حد</translation>
    </message>
</context>
<context>
    <name>KhataDeeds</name>
    <message>
        <source>Received {amount}. Owes {balance} now</source>
        <translation>{amount} وصول۔ اب ذمے {balance}</translation>
    </message>
    <message>
        <source>Received {amount}. Paid ahead {balance} now</source>
        <translation>{amount} وصول۔ اب پیشگی جمع {balance}</translation>
    </message>
    <message>
        <source>Adjusted by {amount}. Owes {balance} now</source>
        <translation>{amount} کی درستی۔ اب ذمے {balance}</translation>
    </message>
    <message>
        <source>Adjusted by {amount}. Paid ahead {balance} now</source>
        <translation>{amount} کی درستی۔ اب پیشگی جمع {balance}</translation>
    </message>
</context>
<context>
    <name>KhataEntry</name>
    <message>
        <source>Bill</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>مال واپس</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>نقد ادائیگی</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>کارڈ سے ادائیگی</translation>
    </message>
    <message>
        <source>Paid by QR</source>
        <translation>QR سے ادائیگی</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>ادا ہو گیا</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>درستی</translation>
    </message>
    <message>
        <source>Brought forward</source>
        <translation>پچھلا بقایا</translation>
    </message>
</context>
<context>
    <name>KhataModel</name>
    <message>
        <source>That is not a customer&apos;s card. Goods are sold on the sale screen</source>
        <translation>یہ گاہک کا کارڈ نہیں۔ چیزیں فروخت والی سکرین پر بیچیں</translation>
    </message>
</context>
<context>
    <name>KhataScreen</name>
    <message>
        <source>Search customers</source>
        <translation>گاہک تلاش کریں</translation>
    </message>
    <message>
        <source>Name as it sounds, or phone</source>
        <translation>نام جیسے بولتے ہیں، یا فون</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>گاہک</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>سب {count}</translation>
    </message>
    <message>
        <source>Owing</source>
        <translation>جن کے ذمے ہے</translation>
    </message>
    <message>
        <source>Over 30 days</source>
        <translation>30 دن سے اوپر</translation>
    </message>
    <message>
        <source>Over limit {count}</source>
        <translation>حد سے اوپر {count}</translation>
    </message>
    <message>
        <source>They owe us {amount}</source>
        <translation>کل لینے ہیں {amount}</translation>
    </message>
    <message>
        <source>over 30 days {amount}</source>
        <translation>30 دن سے پرانے {amount}</translation>
    </message>
    <message>
        <source>Enter takes a payment</source>
        <translation>Enter سے ادائیگی لیں</translation>
    </message>
    <message>
        <source>Nobody is called that</source>
        <translation>اس نام کا کوئی نہیں</translation>
    </message>
    <message>
        <source>F5 takes them on</source>
        <translation>F5 سے نیا گاہک شامل کریں</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>ابھی کوئی گاہک نہیں</translation>
    </message>
    <message>
        <source>F5 takes one on</source>
        <translation>F5 سے نیا گاہک شامل کریں</translation>
    </message>
</context>
<context>
    <name>LabelsCover</name>
    <message>
        <source>Of each</source>
        <translation>ہر ایک کے</translation>
    </message>
    <message>
        <source>Labels on a sheet</source>
        <translation>شیٹ پر لیبل</translation>
    </message>
    <message>
        <source>First free one</source>
        <translation>پہلا خالی لیبل</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>رول پر</translation>
    </message>
    <message>
        <source>On A4</source>
        <translation>A4 پر</translation>
    </message>
</context>
<context>
    <name>LabelsModel</name>
    <message>
        <source>Labels for {name}</source>
        <translation>{name} کے لیبل</translation>
    </message>
    <message>
        <source>Nothing came in yet that labels could be for</source>
        <translation>ابھی کوئی مال نہیں آیا جس کے لیبل بنیں</translation>
    </message>
    <message numerus="yes">
        <source>Labels for what came: %n piece(s)</source>
        <translation>
            <numerusform>آئے ہوئے مال کے لیبل: %n عدد</numerusform>
            <numerusform>آئے ہوئے مال کے لیبل: %n عدد</numerusform>
        </translation>
    </message>
    <message>
        <source>Sheets have 8, 24 or 65 labels; the first free one is counted from 1</source>
        <translation>شیٹ پر 8، 24 یا 65 لیبل ہوتے ہیں؛ پہلا خالی لیبل 1 سے گنیں</translation>
    </message>
    <message>
        <source>Goods without a code get the store&apos;s own</source>
        <translation>جس چیز کا کوڈ نہیں، اسے دکان کا اپنا کوڈ ملے گا</translation>
    </message>
    <message>
        <source>A sheet that was begun goes on at its first free label</source>
        <translation>ادھوری شیٹ اپنے پہلے خالی لیبل سے آگے چلتی ہے</translation>
    </message>
    <message numerus="yes">
        <source>At most %n label(s) at once</source>
        <translation>
            <numerusform>ایک بار میں زیادہ سے زیادہ %n لیبل</numerusform>
            <numerusform>ایک بار میں زیادہ سے زیادہ %n لیبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) are being printed</source>
        <translation>
            <numerusform>%n لیبل چھپ رہا ہے</numerusform>
            <numerusform>%n لیبل چھپ رہے ہیں</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n لیبل</numerusform>
            <numerusform>%n لیبل</numerusform>
        </translation>
    </message>
    <message>
        <source>Type how many labels of each: 1 or more</source>
        <translation>ہر چیز کے کتنے لیبل، یہ لکھیں: 1 یا زیادہ</translation>
    </message>
</context>
<context>
    <name>LineHeading</name>
    <message>
        <source>Item</source>
        <translation>چیز</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>تعداد</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>قیمت</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>رقم</translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>Lines of the bill</source>
        <translation>بل کی لائنیں</translation>
    </message>
    <message>
        <source>Paid and saved</source>
        <translation>ادائیگی ہوئی، بل محفوظ ہے</translation>
    </message>
    <message>
        <source>Saved on khata</source>
        <translation>کھاتے میں محفوظ</translation>
    </message>
    <message>
        <source>Receipt {number}. The next scan begins a new bill.</source>
        <translation>رسید {number}۔ اگلا سکین نیا بل شروع کرے گا۔</translation>
    </message>
    <message>
        <source>Scan the first item</source>
        <translation>پہلی چیز سکین کریں</translation>
    </message>
    <message>
        <source>or type a name to search. F7 brings back a bill on hold.</source>
        <translation>یا تلاش کے لیے نام لکھیں۔ رکا ہوا بل F7 سے واپس آتا ہے۔</translation>
    </message>
</context>
<context>
    <name>LineRows</name>
    <message>
        <source>Discount {amount}</source>
        <translation>رعایت {amount}</translation>
    </message>
    <message>
        <source>Stock was wrong?</source>
        <translation>سٹاک غلط تھا؟</translation>
    </message>
    <message>
        <source>{count} left in stock</source>
        <translation>سٹاک میں {count} باقی</translation>
    </message>
    <message>
        <source>instead of {price}</source>
        <translation>{price} کی جگہ</translation>
    </message>
    <message>
        <source>Open item</source>
        <translation>کھلی چیز</translation>
    </message>
    <message>
        <source>Discount {rate} · {amount}</source>
        <translation>رعایت {rate} · {amount}</translation>
    </message>
    <message>
        <source>Expired {day}</source>
        <translation>میعاد ختم {day}</translation>
    </message>
    <message>
        <source>Below cost</source>
        <translation>خرید سے کم</translation>
    </message>
    <message>
        <source>Carton of {count}</source>
        <translation>کارٹن، {count} عدد</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>لاٹ {lot}</translation>
    </message>
    <message>
        <source>good until {day}</source>
        <translation>{day} تک قابلِ استعمال</translation>
    </message>
    <message>
        <source>Tax {rate}</source>
        <translation>ٹیکس {rate}</translation>
    </message>
</context>
<context>
    <name>LoginCover</name>
    <message>
        <source>Till {number}</source>
        <translation>کاؤنٹر {number}</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message numerus="yes">
        <source>A bill with %n item(s) is waiting for {name}</source>
        <translation>
            <numerusform>{name} کا ایک بل %n چیز کے ساتھ رکا ہے</numerusform>
            <numerusform>{name} کا ایک بل %n چیزوں کے ساتھ رکا ہے</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoginModel</name>
    <message>
        <source>Nobody has a PIN here. Add your staff first: Shift, then Staff</source>
        <translation>یہاں کسی کا پن نہیں۔ پہلے عملہ شامل کریں: شفٹ، پھر عملہ</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>To review</source>
        <translation>جانچ کے لیے</translation>
    </message>
    <message>
        <source>Nothing to look through. Left and Right change the days</source>
        <translation>جانچنے کو کچھ نہیں۔ دائیں بائیں کے تیر سے دن بدلیں</translation>
    </message>
    <message>
        <source>Only whoever may see reports can look through this</source>
        <translation>یہ صرف وہ دیکھ سکتا ہے جسے رپورٹوں کی اجازت ہو</translation>
    </message>
    <message>
        <source>The newest {count}. Down at the end of the list reads on</source>
        <translation>تازہ ترین {count}۔ فہرست کے آخر پر نیچے کا تیر مزید دکھاتا ہے</translation>
    </message>
    <message>
        <source>Removals only</source>
        <translation>صرف ہٹائی گئی چیزیں</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>وقت</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>کیا ہوا</translation>
    </message>
    <message>
        <source>Goods or reason</source>
        <translation>چیز یا وجہ</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>کس نے</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>رقم</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>This is our mistake, not yours. Your bill is safe. Please report it</source>
        <translation>یہ ہماری غلطی ہے، آپ کی نہیں۔ آپ کا بل محفوظ ہے۔ براہ کرم اطلاع دیں</translation>
    </message>
    <message>
        <source>{quantity} cannot be a quantity. Type a number above 0</source>
        <translation>‏{quantity} تعداد نہیں ہو سکتی۔ صفر سے بڑا عدد لکھیں</translation>
    </message>
    <message>
        <source>{quantity} cannot be a quantity. Type a smaller number</source>
        <translation>‏{quantity} تعداد نہیں ہو سکتی۔ چھوٹا عدد لکھیں</translation>
    </message>
    <message>
        <source>{code} is not in your products</source>
        <translation>‏{code} آپ کی اشیاء میں نہیں</translation>
    </message>
    <message>
        <source>That product is not there any more</source>
        <translation>یہ چیز اب موجود نہیں</translation>
    </message>
    <message>
        <source>{name} is not in the products any more. Del takes its line off</source>
        <translation>‏{name} اب اشیاء میں نہیں۔ Del لائن ہٹاتا ہے</translation>
    </message>
    <message>
        <source>Scan something first</source>
        <translation>پہلے کچھ سکین کریں</translation>
    </message>
    <message>
        <source>A bill holds {lines_max} lines. Take the money for this one first</source>
        <translation>ایک بل میں {lines_max} لائنیں آتی ہیں۔ پہلے اس کی رقم لیں</translation>
    </message>
    <message>
        <source>Choose a line first</source>
        <translation>پہلے لائن چنیں</translation>
    </message>
    <message>
        <source>No bill is on hold</source>
        <translation>کوئی بل رکا ہوا نہیں</translation>
    </message>
    <message>
        <source>{given_paisa} is not enough. Ask for {missing_paisa} more</source>
        <translation>‏{given_paisa} کافی نہیں۔ {missing_paisa} اور لیں</translation>
    </message>
    <message>
        <source>{given_paisa} cannot be meant for this bill. Check the amount</source>
        <translation>‏{given_paisa} اس بل کے لیے درست نہیں لگتا۔ رقم دیکھ لیں</translation>
    </message>
    <message>
        <source>{name} is sold by the piece. Type a whole number</source>
        <translation>‏{name} عدد کے حساب سے بکتا ہے۔ پورا عدد لکھیں</translation>
    </message>
    <message>
        <source>{name} cannot be sold for an amount of money. Type how many of it</source>
        <translation>‏{name} رقم کے حساب سے نہیں بک سکتا۔ تعداد لکھیں</translation>
    </message>
    <message>
        <source>{price} cannot be a price. Type an amount like 540 or 540.50</source>
        <translation>‏{price} قیمت نہیں ہو سکتی۔ 540 یا 540.50 جیسی رقم لکھیں</translation>
    </message>
    <message>
        <source>A discount cannot be more than {price_max_paisa}. Type a smaller one</source>
        <translation>رعایت {price_max_paisa} سے زیادہ نہیں ہو سکتی۔ کم لکھیں</translation>
    </message>
    <message>
        <source>{expiry} cannot be a date. Type it like 31.12.2026, 12/26 or 3112</source>
        <translation>‏{expiry} تاریخ نہیں ہو سکتی۔ 31.12.2026 یا 12/26 یا 3112 جیسی لکھیں</translation>
    </message>
    <message>
        <source>{typed} cannot be the day of a delivery: today is {today}. Type one up to today, like 28.11.2026 or 2811</source>
        <translation>‏{typed} کو مال نہیں آ سکتا: آج {today} ہے۔ آج تک کی تاریخ لکھیں، جیسے 28.11.2026 یا 2811</translation>
    </message>
    <message>
        <source>That file cannot be shown. Choose a photo, JPEG or PNG, of at most 30 MB</source>
        <translation>یہ فائل نہیں دکھائی جا سکتی۔ JPEG یا PNG تصویر چنیں، زیادہ سے زیادہ 30 MB کی</translation>
    </message>
    <message>
        <source>Type a name of one line, at most {chars_max} characters</source>
        <translation>ایک سطر کا نام لکھیں، زیادہ سے زیادہ {chars_max} حروف</translation>
    </message>
    <message>
        <source>Could not read that. Scan again</source>
        <translation>ٹھیک نہیں پڑھا گیا، دوبارہ سکین کریں</translation>
    </message>
    <message>
        <source>{code} is the code of a person or a bill, not of goods. Take another</source>
        <translation>{code} کسی شخص یا بل کا کوڈ ہے، چیز کا نہیں۔ کوئی اور کوڈ لیں</translation>
    </message>
    <message>
        <source>{code} already belongs to {name}</source>
        <translation>‏{code} پہلے سے {name} کا کوڈ ہے</translation>
    </message>
    <message>
        <source>You may not do that alone. Ask the manager or the owner</source>
        <translation>یہ آپ اکیلے نہیں کر سکتے۔ مینیجر یا مالک سے کہیں</translation>
    </message>
    <message>
        <source>That is not the PIN of {name}. Try again</source>
        <translation>یہ {name} کا پن نہیں۔ دوبارہ لکھیں</translation>
    </message>
    <message>
        <source>Too many wrong PINs for {name}. Wait, or ask somebody else</source>
        <translation>{name} کا پن کئی بار غلط لکھا گیا۔ ٹھہریں، یا کسی اور سے کہیں</translation>
    </message>
    <message>
        <source>PINs cannot be checked on this computer now. Tell the owner</source>
        <translation>اس کمپیوٹر پر پن ابھی نہیں دیکھے جا سکتے۔ مالک کو بتائیں</translation>
    </message>
    <message>
        <source>Choose 4 to 6 digits that are not in a row, like 2580</source>
        <translation>4 سے 6 ہندسے چنیں جو ترتیب سے نہ ہوں، جیسے 2580</translation>
    </message>
    <message>
        <source>{name} works here already</source>
        <translation>{name} پہلے سے عملے میں ہے</translation>
    </message>
    <message>
        <source>{name} does not work here any more</source>
        <translation>{name} اب عملے میں نہیں</translation>
    </message>
    <message>
        <source>No shift is open. Open one first</source>
        <translation>کوئی شفٹ کھلی نہیں۔ پہلے کھولیں</translation>
    </message>
    <message>
        <source>Shift {shift_no} is open already</source>
        <translation>شفٹ {shift_no} پہلے سے کھلی ہے</translation>
    </message>
    <message>
        <source>That was undone before</source>
        <translation>یہ پہلے ہی پہلے جیسا ہو چکا</translation>
    </message>
    <message>
        <source>That cannot be recorded. Check the figures</source>
        <translation>یہ درج نہیں ہو سکتا۔ ہندسے دیکھ لیں</translation>
    </message>
    <message>
        <source>{number} paid {amount_paisa} of bill {bill} on {at}. {key} again: use it all the same</source>
        <translation>{number} سے بل {bill} کے {amount_paisa} ادا ہو چکے، {at}۔ پھر بھی یہی ہے تو دوبارہ {key}</translation>
    </message>
    <message>
        <source>{number} paid {amount_paisa} of bill {bill} on {at}, which was voided. {key} again: use it all the same</source>
        <translation>{number} سے بل {bill} کے {amount_paisa} ادا ہو چکے، {at}؛ وہ بل منسوخ ہوا۔ پھر بھی یہی ہے تو دوبارہ {key}</translation>
    </message>
    <message>
        <source>{number} paid another part of this bill. {key} again: use it all the same</source>
        <translation>{number} سے اسی بل کا ایک حصہ ادا ہو چکا۔ پھر بھی یہی ہے تو دوبارہ {key}</translation>
    </message>
    <message>
        <source>The QR payment of bill {number} is not confirmed. Enter its number first: Bills, F5. Or a manager allows it</source>
        <translation>بل {number} کی QR ادائیگی کی تصدیق باقی ہے۔ پہلے اس کا نمبر لکھیں: بل، F5۔ یا مینیجر اجازت دے</translation>
    </message>
    <message>
        <source>{unpaid_paisa} of this bill stands on a khata: F12 takes it off there. In cash a manager allows it</source>
        <translation>اس بل کے {unpaid_paisa} کھاتے میں ہیں: F12 سے وہیں سے کم کریں۔ نقد کی اجازت مینیجر دیتا ہے</translation>
    </message>
    <message>
        <source>The server cannot be reached. Selling goes on; sync tries again by itself</source>
        <translation>سرور سے رابطہ نہیں۔ فروخت جاری ہے، سِنک خود دوبارہ ہو گا</translation>
    </message>
    <message>
        <source>The server refused: {code}. Nothing is lost. Tell the owner</source>
        <translation>سرور نے انکار کیا: {code}۔ کچھ ضائع نہیں ہوا۔ مالک کو بتائیں</translation>
    </message>
    <message>
        <source>The file cannot be written: {path}. Look at the folder and its disk</source>
        <translation>فائل نہیں لکھی جا سکتی: {path}۔ فولڈر اور ڈسک دیکھیں</translation>
    </message>
    <message>
        <source>The disk is full. That was not saved. Free some space, then try again</source>
        <translation>ڈسک بھر گئی، یہ محفوظ نہیں ہوا۔ جگہ خالی کر کے دوبارہ کریں</translation>
    </message>
    <message>
        <source>No keyring was found: the till&apos;s key is in a file that only you can read</source>
        <translation>چابی محفوظ رکھنے کی جگہ نہیں ملی: اس کاؤنٹر کی چابی ایک فائل میں ہے جو صرف آپ پڑھ سکتے ہیں</translation>
    </message>
    <message>
        <source>The till is busy in another program. Try again in a moment</source>
        <translation>کاؤنٹر دوسرے پروگرام میں مصروف ہے۔ ذرا دیر بعد کریں</translation>
    </message>
    <message>
        <source>The till&apos;s folder cannot be written. Tell the owner</source>
        <translation>کاؤنٹر کے فولڈر میں لکھا نہیں جا سکتا۔ مالک کو بتائیں</translation>
    </message>
    <message>
        <source>This till is open already in another window</source>
        <translation>یہ کاؤنٹر دوسری ونڈو میں پہلے سے کھلا ہے</translation>
    </message>
    <message>
        <source>The till&apos;s records are of a newer program. Update this program</source>
        <translation>کاؤنٹر کے ریکارڈ نئے پروگرام کے ہیں۔ یہ پروگرام اپ ڈیٹ کریں</translation>
    </message>
    <message>
        <source>The till&apos;s file is damaged. Tell the owner to restore a backup</source>
        <translation>کاؤنٹر کی فائل خراب ہے۔ مالک سے کہیں کہ بیک اپ واپس لائے</translation>
    </message>
    <message>
        <source>This till and the server understand each other again. Every sale is kept</source>
        <translation>یہ کاؤنٹر اور سرور پھر ساتھ ہیں۔ ہر بل محفوظ ہے</translation>
    </message>
    <message>
        <source>The server was restored. It gets back what it lost; every sale is kept</source>
        <translation>سرور بحال کیا گیا۔ جو کھویا وہ واپس جا رہا ہے، ہر بل محفوظ ہے</translation>
    </message>
    <message>
        <source>This till&apos;s stock was counted anew from its history; every sale is kept</source>
        <translation>اس کاؤنٹر کا سٹاک اس کے ریکارڈ سے دوبارہ گنا گیا، ہر بل محفوظ ہے</translation>
    </message>
    <message>
        <source>A copy of this till was in use. It is in step again; every sale is kept</source>
        <translation>اس کاؤنٹر کی نقل چل رہی تھی۔ سب پھر ٹھیک ہے، ہر بل محفوظ ہے</translation>
    </message>
    <message>
        <source>The server has blocked this till. Its sales are kept. Ask your manager</source>
        <translation>سرور نے یہ کاؤنٹر بند کر دیا ہے۔ اس کے بل محفوظ ہیں۔ مینیجر سے پوچھیں</translation>
    </message>
    <message>
        <source>The server has another history. Every sale is kept here. Tell the owner</source>
        <translation>سرور کا ریکارڈ الگ ہے۔ ہر بل یہاں محفوظ ہے۔ مالک کو بتائیں</translation>
    </message>
    <message>
        <source>This is a copy of a till that is in use elsewhere. Selling goes on. Tell the owner</source>
        <translation>یہ ایک ایسے کاؤنٹر کی نقل ہے جو کہیں اور چل رہا ہے۔ فروخت جاری ہے۔ مالک کو بتائیں</translation>
    </message>
    <message>
        <source>The disk altered a record of this till, and what came after it waits here. Selling goes on. Tell the owner</source>
        <translation>ڈسک نے اس کاؤنٹر کا ایک ریکارڈ بدل دیا، اس کے بعد کا سب یہاں رکا ہے۔ فروخت جاری ہے۔ مالک کو بتائیں</translation>
    </message>
    <message>
        <source>The server needs a newer version of this program. Selling goes on</source>
        <translation>سرور کو اس پروگرام کا نیا ورژن چاہیے۔ فروخت جاری ہے</translation>
    </message>
    <message>
        <source>The server asked its tills to wait. Sync tries again by itself</source>
        <translation>سرور نے تھوڑا رکنے کو کہا ہے۔ سِنک خود دوبارہ ہو گا</translation>
    </message>
    <message>
        <source>The server could not take everything yet. Sync tries again by itself</source>
        <translation>سرور ابھی سب کچھ نہیں لے سکا۔ سِنک خود دوبارہ ہو گا</translation>
    </message>
    <message>
        <source>Other tills use a newer version of this program. Update this one soon</source>
        <translation>دوسرے کاؤنٹر اس پروگرام کا نیا ورژن چلا رہے ہیں۔ اسے بھی جلد اپ ڈیٹ کریں</translation>
    </message>
    <message>
        <source>This till was last used on another machine. The next sync says whether all is well</source>
        <translation>یہ کاؤنٹر پچھلی بار دوسرے کمپیوٹر پر چلا تھا۔ اگلا سِنک بتائے گا کہ سب ٹھیک ہے یا نہیں</translation>
    </message>
    <message>
        <source>This till&apos;s folder was copied or put back. The next sync says whether all is well</source>
        <translation>اس کاؤنٹر کا فولڈر نقل ہوا یا واپس رکھا گیا ہے۔ اگلا سِنک بتائے گا کہ سب ٹھیک ہے یا نہیں</translation>
    </message>
    <message>
        <source>{name} is the only owner. Make somebody else an owner first</source>
        <translation>{name} اکیلا مالک ہے۔ پہلے کسی اور کو مالک بنائیں</translation>
    </message>
    <message>
        <source>That was sold once and is no product. Add the product first</source>
        <translation>یہ چیز ایک بار بیچی گئی اور اشیاء میں نہیں ہے۔ پہلے اسے اشیاء میں شامل کریں</translation>
    </message>
    <message>
        <source>{quantity} cannot be a quantity. Type a number like 3 or 1.5</source>
        <translation>‏{quantity} تعداد نہیں ہو سکتی۔ 3 یا 1.5 جیسا عدد لکھیں</translation>
    </message>
    <message>
        <source>{rate} cannot be a percentage. Type one from 0 to 100, like 10%</source>
        <translation>{rate} فیصد نہیں ہو سکتا۔ 0 سے 100 تک لکھیں، جیسے ⁦10%⁩</translation>
    </message>
    <message>
        <source>{tile} cannot be a tile. Type a number from 1 to {tiles}</source>
        <translation>‏{tile} خانہ نہیں ہو سکتا۔ 1 سے {tiles} تک کا عدد لکھیں</translation>
    </message>
    <message>
        <source>{value} cannot be set here</source>
        <translation>{value} یہاں نہیں رکھا جا سکتا</translation>
    </message>
    <message>
        <source>There is no customer {customer}</source>
        <translation>{customer} نام کا کوئی گاہک نہیں</translation>
    </message>
    <message>
        <source>{customer} fits several customers. Choose one from the list</source>
        <translation>{customer} کئی گاہکوں کا ہے۔ فہرست سے چنیں</translation>
    </message>
    <message>
        <source>{phone} cannot be a phone number. Type it like 0300-1234567</source>
        <translation>{phone} فون نمبر نہیں ہو سکتا۔ ⁦0300-1234567⁩ کی طرح لکھیں</translation>
    </message>
    <message>
        <source>Over khata limit by {over_paisa}. A manager may allow it, or take part in cash</source>
        <translation>کھاتہ حد سے {over_paisa} زیادہ۔ مینیجر اجازت دے، یا کچھ نقد لیں</translation>
    </message>
    <message>
        <source>Type the amount and the reason</source>
        <translation>رقم اور وجہ لکھیں</translation>
    </message>
    <message>
        <source>Type the payment&apos;s number: at least its last {chars_min} characters</source>
        <translation>ادائیگی کا نمبر لکھیں: کم از کم آخری {chars_min} حرف</translation>
    </message>
    <message>
        <source>No QR payment of bill {number} is still to be confirmed</source>
        <translation>بل {number} کی کوئی QR ادائیگی تصدیق کے لیے باقی نہیں</translation>
    </message>
    <message>
        <source>The store&apos;s payment QR cannot be used. Use the printed sign, tell the owner</source>
        <translation>دکان کا QR ٹھیک نہیں۔ چھپا ہوا QR دکھائیں، مالک کو بتائیں</translation>
    </message>
    <message>
        <source>This bill is partly on khata: take that payment back first</source>
        <translation>بل کا کچھ حصہ کھاتے میں ہے: پہلے وہ واپس لیں</translation>
    </message>
    <message>
        <source>Only {left_milli} of {name} from that bill can still come back</source>
        <translation>اس بل سے {name} کے صرف {left_milli} اور واپس آ سکتے ہیں</translation>
    </message>
    <message>
        <source>{name} is not on that bill</source>
        <translation>{name} اس بل پر نہیں ہے</translation>
    </message>
    <message>
        <source>Head office has bills that old. F6 takes goods back without a receipt</source>
        <translation>اتنے پرانے بل ہیڈ آفس میں ہیں۔ بغیر رسید مال واپس: F6</translation>
    </message>
    <message>
        <source>That bill is not on this till</source>
        <translation>وہ بل اس کاؤنٹر پر نہیں ہے</translation>
    </message>
    <message>
        <source>Bill saved. Printer has no paper - Shift+F9 prints it</source>
        <translation>بل محفوظ ہے۔ پرنٹر میں کاغذ نہیں، ⁦Shift+F9⁩ سے چھاپیں</translation>
    </message>
    <message>
        <source>Bill saved. The printer&apos;s cover is open - Shift+F9 prints it</source>
        <translation>بل محفوظ ہے۔ پرنٹر کا ڈھکن کھلا ہے، ⁦Shift+F9⁩ سے چھاپیں</translation>
    </message>
    <message>
        <source>Bill saved. The printer takes nothing more - Shift+F9 prints it</source>
        <translation>بل محفوظ ہے۔ پرنٹر رک گیا ہے، ⁦Shift+F9⁩ سے چھاپیں</translation>
    </message>
    <message>
        <source>Bill saved. The printer does not answer - Shift+F9 prints it</source>
        <translation>بل محفوظ ہے۔ پرنٹر جواب نہیں دیتا، ⁦Shift+F9⁩ سے چھاپیں</translation>
    </message>
    <message>
        <source>settings.toml cannot be used: {problem}. Tell the owner</source>
        <translation>⁦settings.toml⁩ استعمال نہیں ہو سکتی: {problem}۔ مالک کو بتائیں</translation>
    </message>
    <message>
        <source>The scale is still moving. Wait a moment, then Shift+F3 again</source>
        <translation>ترازو ابھی ہل رہا ہے۔ ذرا رکیں، پھر ⁦Shift+F3⁩ دبائیں</translation>
    </message>
    <message>
        <source>The scale cannot weigh that. Empty it and set it to zero</source>
        <translation>ترازو یہ نہیں تول سکتا۔ خالی کر کے صفر کریں</translation>
    </message>
    <message>
        <source>Nothing is connected at {port}. Check the cable</source>
        <translation>{port} پر کچھ نہیں لگا۔ تار دیکھیں</translation>
    </message>
    <message>
        <source>The scale gives no weight. Check its switch; type the weight meanwhile</source>
        <translation>ترازو وزن نہیں دیتا۔ بٹن دیکھیں، تب تک وزن لکھیں</translation>
    </message>
    <message>
        <source>Type an amount like 540 or 540.50</source>
        <translation>540 یا 540.50 جیسی رقم لکھیں</translation>
    </message>
    <message>
        <source>{price} cannot be an amount. Type one like 540 or 540.50</source>
        <translation>‏{price} رقم نہیں ہو سکتی۔ 540 یا 540.50 جیسی رقم لکھیں</translation>
    </message>
    <message>
        <source>{over_paisa} more than the bill, and not in cash. Esc takes a payment back</source>
        <translation>بل سے {over_paisa} زیادہ، اور نقد نہیں۔ Esc سے ادائیگی واپس ہوگی</translation>
    </message>
    <message>
        <source>This till works alone: there is no head office. Make a file of the report</source>
        <translation>یہ کاؤنٹر اکیلا کام کرتا ہے: کوئی ہیڈ آفس نہیں۔ رپورٹ کی فائل بنائیں</translation>
    </message>
    <message>
        <source>{count} reports wait for the next sync already. They go first</source>
        <translation>{count} رپورٹیں پہلے ہی اگلے سِنک کے انتظار میں ہیں۔ پہلے وہ جائیں گی</translation>
    </message>
    <message>
        <source>The report is too large to be sent. Make a file of it</source>
        <translation>رپورٹ بھیجنے کے لیے بہت بڑی ہے۔ اس کی فائل بنائیں</translation>
    </message>
</context>
<context>
    <name>MistakeDialog</name>
    <message>
        <source>Kiryana</source>
        <translation>کریانہ</translation>
    </message>
    <message>
        <source>This is our mistake</source>
        <translation>یہ ہماری غلطی ہے</translation>
    </message>
    <message>
        <source>The bill is safe on this computer and you can go on. Please make a report and give it to whoever helps you: no names and no prices are in it.</source>
        <translation>بل اس کمپیوٹر پر محفوظ ہے اور آپ کام جاری رکھ سکتے ہیں۔ براہ کرم رپورٹ بنائیں اور مدد کرنے والے کو دیں: اس میں نہ نام ہیں نہ قیمتیں۔</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>رپورٹ بنائیں</translation>
    </message>
    <message>
        <source>Send to head office</source>
        <translation>ہیڈ آفس کو بھیجیں</translation>
    </message>
    <message>
        <source>Go on selling</source>
        <translation>فروخت جاری رکھیں</translation>
    </message>
</context>
<context>
    <name>NowPage</name>
    <message>
        <source>Cash in the drawer now</source>
        <translation>اس وقت دراز میں نقد</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>کیوں؟</translation>
    </message>
    <message>
        <source>Shift {number} · {name} · since {time}</source>
        <translation>شفٹ {number} · {name} · {time} سے</translation>
    </message>
    <message>
        <source>No shift is open</source>
        <translation>کوئی شفٹ کھلی نہیں</translation>
    </message>
    <message>
        <source>Count the drawer or type its cash. Nothing is sold before that.</source>
        <translation>دراز گنیں یا اس کا نقد لکھیں۔ اس سے پہلے کچھ نہیں بکتا۔</translation>
    </message>
    <message>
        <source>Count the drawer or type its cash. The first sale opens a shift too.</source>
        <translation>دراز گنیں یا اس کا نقد لکھیں۔ پہلا بل بھی شفٹ کھول دیتا ہے۔</translation>
    </message>
    <message>
        <source>Press F12 again to close shift {number}</source>
        <translation>شفٹ {number} بند کرنے کے لیے F12 دوبارہ دبائیں</translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) on hold stay for the next shift</source>
        <translation>
            <numerusform>%n رکا ہوا بل اگلی شفٹ کے لیے رہے گا</numerusform>
            <numerusform>%n رکے ہوئے بل اگلی شفٹ کے لیے رہیں گے</numerusform>
        </translation>
    </message>
    <message>
        <source>Esc hides the figures and counts again</source>
        <translation>Esc سے رقمیں چھپیں گی اور گنتی دوبارہ ہوگی</translation>
    </message>
    <message>
        <source>The count is blind: what should be there shows when it is saved</source>
        <translation>پہلے گنیں: کتنا ہونا چاہیے، گنتی محفوظ ہونے پر دکھے گا</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>شفٹ کھولیں</translation>
    </message>
    <message>
        <source>Close and print Z</source>
        <translation>بند کریں، Z چھاپیں</translation>
    </message>
    <message>
        <source>Save the count</source>
        <translation>گنتی محفوظ کریں</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X رپورٹ</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>نقد ڈالا</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>نقد نکالا</translation>
    </message>
</context>
<context>
    <name>OverlapCard</name>
    <message>
        <source>Keep it</source>
        <translation>یہی رہے</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>یہ والی لگے</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>اور {count} مزید</translation>
    </message>
</context>
<context>
    <name>OverlapModel</name>
    <message>
        <source>{name} costs {price} from now on, on every till</source>
        <translation>اب سے ہر کاؤنٹر پر {name} کی قیمت {price} ہے</translation>
    </message>
    <message>
        <source>Price of {name} was changed in two places. Which one holds?</source>
        <translation>‏{name} کی قیمت دو جگہ بدلی گئی۔ کون سی رہے؟</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>کاؤنٹر {number}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>یہاں</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>ہیڈ آفس</translation>
    </message>
</context>
<context>
    <name>PagesCover</name>
    <message>
        <source>Where to?</source>
        <translation>کہاں؟</translation>
    </message>
    <message>
        <source>A PDF file</source>
        <translation>PDF فائل</translation>
    </message>
    <message>
        <source>Up and Down choose · Esc: not now</source>
        <translation>اوپر نیچے سے چنیں · Esc: ابھی نہیں</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>فائل بنائیں</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>چھاپیں</translation>
    </message>
</context>
<context>
    <name>PagesModel</name>
    <message>
        <source>Written to {path}</source>
        <translation>فائل بن گئی: {path}</translation>
    </message>
    <message>
        <source>Sent to {printer}</source>
        <translation>{printer} کو بھیج دیا</translation>
    </message>
    <message>
        <source>{printer} takes nothing. Look at it, or choose another place</source>
        <translation>{printer} کچھ نہیں لے رہا۔ اسے دیکھیں، یا دوسری جگہ چنیں</translation>
    </message>
</context>
<context>
    <name>PaperModel</name>
    <message>
        <source>No printer is set. The settings name one</source>
        <translation>کوئی پرنٹر نہیں لگا۔ ترتیبات میں لکھیں</translation>
    </message>
    <message>
        <source>Drawer did not open. Use the key</source>
        <translation>دراز نہیں کھلی، چابی استعمال کریں</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>پرنٹر</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>کاغذ نہیں</translation>
    </message>
    <message>
        <source>Printer offline</source>
        <translation>پرنٹر تیار نہیں</translation>
    </message>
    <message>
        <source>Printer stuck</source>
        <translation>پرنٹر رکا ہے</translation>
    </message>
    <message>
        <source>Printer off</source>
        <translation>پرنٹر بند ہے</translation>
    </message>
</context>
<context>
    <name>PastModel</name>
    <message>
        <source>Shift {number}</source>
        <translation>شفٹ {number}</translation>
    </message>
</context>
<context>
    <name>PastPage</name>
    <message>
        <source>Past shifts</source>
        <translation>پچھلی شفٹیں</translation>
    </message>
    <message>
        <source>No shift was closed yet</source>
        <translation>ابھی تک کوئی شفٹ بند نہیں ہوئی</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>شفٹ</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>بند ہوئی</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>کس کی</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>فروخت</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>دراز</translation>
    </message>
</context>
<context>
    <name>PaySide</name>
    <message>
        <source>Cash received</source>
        <translation>وصول شدہ نقد</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقد</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>پوری رقم</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>گاہک کو واپس دیں</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>کھاتہ</translation>
    </message>
    <message>
        <source>Card / QR</source>
        <translation>کارڈ / QR</translation>
    </message>
    <message>
        <source>Cash received · Esc takes the last payment back</source>
        <translation>نقد وصول · Esc آخری ادائیگی واپس</translation>
    </message>
</context>
<context>
    <name>PaymentModel</name>
    <message>
        <source>{amount} is not paid any more</source>
        <translation>{amount} کی ادائیگی ہٹا دی</translation>
    </message>
    <message>
        <source>Over khata limit by {amount}</source>
        <translation>کھاتہ حد سے {amount} زیادہ</translation>
    </message>
</context>
<context>
    <name>Pending</name>
    <message>
        <source>First the payment that is asked for: Enter if it came, Esc if not</source>
        <translation>پہلے وہ ادائیگی جو مانگی گئی: آ گئی تو Enter، نہیں تو Esc</translation>
    </message>
    <message>
        <source>First confirm the quantity: Enter for yes, Esc for no</source>
        <translation>پہلے تعداد کی تصدیق کریں: ہاں Enter، نہیں Esc</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>View only</source>
        <translation>صرف دیکھے</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>کیشیئر</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>مینیجر</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>مالک</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>بیچنا</translation>
    </message>
    <message>
        <source>Take goods back</source>
        <translation>مال واپس لینا</translation>
    </message>
    <message>
        <source>Give a discount</source>
        <translation>رعایت دینا</translation>
    </message>
    <message>
        <source>Change a price on the bill</source>
        <translation>بل پر قیمت بدلنا</translation>
    </message>
    <message>
        <source>Void a bill</source>
        <translation>بل منسوخ کرنا</translation>
    </message>
    <message>
        <source>Open the drawer without a sale</source>
        <translation>بغیر بل دراز کھولنا</translation>
    </message>
    <message>
        <source>Pay out what nobody has paid yet</source>
        <translation>جو ابھی ادا نہیں ہوا اس کے پیسے دینا</translation>
    </message>
    <message>
        <source>Khata over the limit</source>
        <translation>حد سے زیادہ کھاتہ</translation>
    </message>
    <message>
        <source>Sell goods past their date</source>
        <translation>میعاد ختم مال بیچنا</translation>
    </message>
    <message>
        <source>Take goods in</source>
        <translation>مال اندر لینا</translation>
    </message>
    <message>
        <source>Take goods out</source>
        <translation>مال باہر نکالنا</translation>
    </message>
    <message>
        <source>Count the stock</source>
        <translation>سٹاک گننا</translation>
    </message>
    <message>
        <source>Change products and prices</source>
        <translation>چیزیں اور قیمتیں بدلنا</translation>
    </message>
    <message>
        <source>Open and close shifts</source>
        <translation>شفٹ کھولنا اور بند کرنا</translation>
    </message>
    <message>
        <source>See the reports</source>
        <translation>رپورٹیں دیکھنا</translation>
    </message>
    <message>
        <source>See what goods cost</source>
        <translation>خرید قیمت دیکھنا</translation>
    </message>
    <message>
        <source>Send a report to head office</source>
        <translation>ہیڈ آفس کو رپورٹ بھیجنا</translation>
    </message>
    <message>
        <source>Change staff and PINs</source>
        <translation>عملہ اور پن بدلنا</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>ترتیبات بدلنا</translation>
    </message>
    <message>
        <source>Take goods back without a receipt</source>
        <translation>بغیر رسید مال واپس لینا</translation>
    </message>
    <message>
        <source>Correct a khata</source>
        <translation>کھاتہ درست کرنا</translation>
    </message>
</context>
<context>
    <name>PhotoButton</name>
    <message>
        <source>Choose a picture</source>
        <translation>تصویر چنیں</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>دوسری تصویر چنیں</translation>
    </message>
</context>
<context>
    <name>PinEdit</name>
    <message numerus="yes">
        <source>%n digit(s)</source>
        <translation>
            <numerusform>%n ہندسہ</numerusform>
            <numerusform>%n ہندسے</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPane</name>
    <message>
        <source>PIN</source>
        <translation>پن</translation>
    </message>
    <message>
        <source>{why} · {count} s</source>
        <translation>{why} · {count} سیکنڈ</translation>
    </message>
    <message>
        <source>No PIN is asked: Enter</source>
        <translation>پن نہیں چاہیے: Enter</translation>
    </message>
    <message>
        <source>Arrows choose the name, digits are the PIN</source>
        <translation>تیر سے نام چنیں، ہندسوں سے پن لکھیں</translation>
    </message>
</context>
<context>
    <name>PrintBar</name>
    <message numerus="yes">
        <source>%n slip(s) were not printed last time. Print now?</source>
        <translation>
            <numerusform>پچھلی بار %n پرچی نہیں چھپی۔ ابھی چھاپیں؟</numerusform>
            <numerusform>پچھلی بار %n پرچیاں نہیں چھپیں۔ ابھی چھاپیں؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>چھاپیں</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ابھی نہیں</translation>
    </message>
</context>
<context>
    <name>ProblemReportModel</name>
    <message>
        <source>A moment, please</source>
        <translation>ایک لمحہ رکیں</translation>
    </message>
    <message>
        <source>Give this file to whoever helps you: {file}</source>
        <translation>مدد کرنے والے کو یہ فائل دیں: {file}</translation>
    </message>
    <message>
        <source>The report could not be written. Is the disk full or locked?</source>
        <translation>رپورٹ لکھی نہیں جا سکی۔ کیا ڈسک بھر گئی ہے یا لکھنے سے بند ہے؟</translation>
    </message>
    <message>
        <source>It goes to head office with the next sync</source>
        <translation>یہ اگلے سِنک کے ساتھ ہیڈ آفس جائے گی</translation>
    </message>
    <message>
        <source>The report is at head office since {time}, under number {number}</source>
        <translation>رپورٹ {time} سے ہیڈ آفس میں ہے، نمبر {number}</translation>
    </message>
    <message>
        <source>Head office did not take the report. Make a file and give it to whoever helps you</source>
        <translation>ہیڈ آفس نے رپورٹ نہیں لی۔ فائل بنائیں اور مدد کرنے والے کو دیں</translation>
    </message>
    <message>
        <source>Head office takes no reports yet. It waits here; meanwhile make a file</source>
        <translation>ہیڈ آفس ابھی رپورٹ نہیں لیتا۔ یہ یہیں رکی ہے؛ تب تک فائل بنائیں</translation>
    </message>
    <message>
        <source>A report of another till lay here. It was not sent and is gone</source>
        <translation>یہاں کسی اور کاؤنٹر کی رپورٹ پڑی تھی۔ وہ بھیجی نہیں گئی اور ہٹا دی گئی</translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>Stock {count}</source>
        <translation>سٹاک {count}</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>نئی چیز</translation>
    </message>
    <message>
        <source>Margin {percent}</source>
        <translation>مارجن {percent}</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>ابھی محفوظ نہیں</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>تصویریں</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>تصویر چنیں</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>انگریزی نام</translation>
    </message>
    <message>
        <source>Name in Urdu</source>
        <translation>اردو نام</translation>
    </message>
    <message>
        <source>Name in Hindi</source>
        <translation>ہندی نام</translation>
    </message>
    <message>
        <source>Barcodes · scan here · *12 for a carton of 12</source>
        <translation>بارکوڈ · یہاں سکین کریں · 12 والے کارٹن کا ⁦*12⁩</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>قیمت</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>خرید</translation>
    </message>
    <message>
        <source>Tax %</source>
        <translation>ٹیکس %</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>زمرہ</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>سپلائر</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>کم کی حد</translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation>تصویر ہٹائیں</translation>
    </message>
    <message>
        <source>What it cost lately</source>
        <translation>پچھلی خرید</translation>
    </message>
    <message>
        <source>Quick tile {keys}</source>
        <translation>خانہ {keys}</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>نہیں دکھائی جاتی</translation>
    </message>
</context>
<context>
    <name>ProductsModel</name>
    <message>
        <source>That is no product&apos;s code. Scan again</source>
        <translation>یہ کسی چیز کا کوڈ نہیں۔ دوبارہ سکین کریں</translation>
    </message>
    <message>
        <source>{code} is not in your products. Type its name and price, then F12</source>
        <translation>{code} آپ کی اشیاء میں نہیں۔ نام اور قیمت لکھیں، پھر F12</translation>
    </message>
    <message>
        <source>{code} is not in your products. Enter adds it</source>
        <translation>{code} آپ کی اشیاء میں نہیں۔ Enter شامل کرتا ہے</translation>
    </message>
    <message>
        <source>{code} is {name}. Enter opens it</source>
        <translation>{code} یہ ہے: {name}۔ Enter کھولتا ہے</translation>
    </message>
    <message>
        <source>First save with F12, or Esc to leave it as it was</source>
        <translation>پہلے F12 سے محفوظ کریں، یا Esc سے پہلے جیسا چھوڑیں</translation>
    </message>
</context>
<context>
    <name>ProductsScreen</name>
    <message>
        <source>Search products</source>
        <translation>چیز تلاش کریں</translation>
    </message>
    <message>
        <source>Name in any script, as it sounds, or code</source>
        <translation>نام کسی بھی زبان میں، جیسے بولیں، یا کوڈ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>محفوظ کریں</translation>
    </message>
    <message>
        <source>New</source>
        <translation>نیا</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>ہٹائیں</translation>
    </message>
    <message>
        <source>All</source>
        <translation>سب</translation>
    </message>
    <message>
        <source>Low stock {count}</source>
        <translation>کم سٹاک {count}</translation>
    </message>
    <message>
        <source>No barcode {count}</source>
        <translation>بغیر کوڈ {count}</translation>
    </message>
    <message>
        <source>Expiring {count}</source>
        <translation>میعاد قریب {count}</translation>
    </message>
    <message>
        <source>Estimated: what came first is taken to be sold first</source>
        <translation>اندازہ: جو پہلے آیا وہ پہلے بکا سمجھا گیا</translation>
    </message>
    <message>
        <source>To order: two weeks of sales like the last four, and above the mark</source>
        <translation>منگوائیں: پچھلے چار ہفتوں جیسی دو ہفتوں کی فروخت، اور حد سے اوپر</translation>
    </message>
    <message>
        <source>Enter changes the price · a scan opens its product</source>
        <translation>قیمت بدلنے کے لیے Enter · سکین سے چیز کھلتی ہے</translation>
    </message>
    <message>
        <source>Nothing is called that. F5 adds it</source>
        <translation>اس نام کی کوئی چیز نہیں۔ F5 شامل کرتا ہے</translation>
    </message>
    <message>
        <source>No product yet. F5 or a scan adds one</source>
        <translation>ابھی کوئی چیز نہیں۔ F5 یا سکین سے شامل کریں</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Lock</source>
        <translation>لاک</translation>
    </message>
    <message>
        <source>{count} to decide</source>
        <translation>{count} فیصلے باقی</translation>
    </message>
</context>
<context>
    <name>ReceiveModel</name>
    <message>
        <source>Have</source>
        <translation>موجود</translation>
    </message>
    <message>
        <source>Got</source>
        <translation>آیا</translation>
    </message>
    <message>
        <source>Cost each</source>
        <translation>خرید قیمت</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>فروخت</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>مارجن</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>میعاد</translation>
    </message>
    <message>
        <source>{date} is past. Enter: yes, Esc: no</source>
        <translation>‏{date} گزر چکی۔ ہاں Enter، نہیں Esc</translation>
    </message>
    <message>
        <source>{date}, really? Enter: yes, Esc: no</source>
        <translation>‏{date}، واقعی؟ ہاں Enter، نہیں Esc</translation>
    </message>
    <message>
        <source>Past its date: {date}</source>
        <translation>میعاد گزر چکی: {date}</translation>
    </message>
    <message>
        <source>New vendor: {name}</source>
        <translation>نیا سپلائر: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %n line(s) of stock in</source>
        <translation>
            <numerusform>محفوظ: مال آمد کی %n لائن</numerusform>
            <numerusform>محفوظ: مال آمد کی %n لائنیں</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} paid out</source>
        <translation>{amount} ادا کیے گئے</translation>
    </message>
    <message>
        <source>{name} came in with bill {bill} on {date}. F12 again records it once more</source>
        <translation>‏{name} بل {bill} کے ساتھ {date} کو آ چکا ہے۔ دوبارہ F12 اسے پھر لکھتا ہے</translation>
    </message>
</context>
<context>
    <name>ReceiveScreen</name>
    <message>
        <source>Scan the carton, or type a name or a number</source>
        <translation>ڈبہ سکین کریں، یا نام یا تعداد لکھیں</translation>
    </message>
    <message>
        <source>Scan what arrived</source>
        <translation>جو مال آیا سکین کریں</translation>
    </message>
    <message>
        <source>A typed number sets the count, Tab goes on to cost and date.</source>
        <translation>لکھا ہوا عدد تعداد بدلتا ہے، Tab سے خرید قیمت اور میعاد پر جائیں۔</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>سپلائر</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>محفوظ کریں</translation>
    </message>
    <message>
        <source>Bill total</source>
        <translation>بل کا کل</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n لائن</numerusform>
            <numerusform>%n لائنیں</numerusform>
        </translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>عدد</translation>
    </message>
    <message>
        <source>Without cost</source>
        <translation>بغیر خرید قیمت</translation>
    </message>
    <message>
        <source>Cost changed</source>
        <translation>خرید قیمت بدلی</translation>
    </message>
    <message>
        <source>On credit</source>
        <translation>ادھار پر</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>بل نمبر</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>تاریخ</translation>
    </message>
    <message>
        <source>Paid now</source>
        <translation>ابھی ادا</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>New product</source>
        <translation>نئی چیز</translation>
    </message>
    <message>
        <source>Product changed</source>
        <translation>چیز بدلی</translation>
    </message>
    <message>
        <source>Product removed</source>
        <translation>چیز ہٹائی</translation>
    </message>
    <message>
        <source>New vendor</source>
        <translation>نیا سپلائر</translation>
    </message>
    <message>
        <source>Rule of the store</source>
        <translation>دکان کا اصول</translation>
    </message>
    <message>
        <source>Goods came in</source>
        <translation>مال آیا</translation>
    </message>
    <message>
        <source>Goods taken out</source>
        <translation>مال نکالا</translation>
    </message>
    <message>
        <source>Count of stock</source>
        <translation>سٹاک کی گنتی</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>مال واپس</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>ادائیگی کی تصدیق</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>نیا گاہک</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>گاہک بدلا</translation>
    </message>
    <message>
        <source>Khata paid</source>
        <translation>کھاتہ وصول</translation>
    </message>
    <message>
        <source>Khata adjusted</source>
        <translation>کھاتہ درست کیا</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>شفٹ کھلی</translation>
    </message>
    <message>
        <source>Cash in or out</source>
        <translation>نقد ڈالا یا نکالا</translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation>دراز کھولی</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>شفٹ بند</translation>
    </message>
    <message>
        <source>Decision of a manager</source>
        <translation>مینیجر کا فیصلہ</translation>
    </message>
    <message>
        <source>Till began anew</source>
        <translation>کاؤنٹر نئے سرے سے</translation>
    </message>
    <message>
        <source>Clock was set</source>
        <translation>گھڑی درست کی</translation>
    </message>
    <message>
        <source>Record of a newer program</source>
        <translation>نئے پروگرام کا ریکارڈ</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>یہاں محفوظ</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>بھیجنا باقی</translation>
    </message>
    <message>
        <source>At head office</source>
        <translation>ہیڈ آفس میں</translation>
    </message>
    <message>
        <source>Held for a manager</source>
        <translation>مینیجر کے لیے رکا</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>استعمال نہیں ہو سکتا</translation>
    </message>
    <message>
        <source>Staff changed</source>
        <translation>عملہ بدلا</translation>
    </message>
</context>
<context>
    <name>RecordsModel</name>
    <message>
        <source>Till {number}: {time}</source>
        <translation>کاؤنٹر {number}: {time}</translation>
    </message>
    <message>
        <source>Last heard from {tills}</source>
        <translation>آخری خبر: {tills}</translation>
    </message>
    <message>
        <source>Checking every record … selling goes on</source>
        <translation>ہر ریکارڈ جانچا جا رہا ہے … فروخت جاری ہے</translation>
    </message>
    <message numerus="yes">
        <source>All is well: %n record(s), and every figure follows</source>
        <translation>
            <numerusform>سب ٹھیک ہے: %n ریکارڈ، ہر رقم درست</numerusform>
            <numerusform>سب ٹھیک ہے: %n ریکارڈ، ہر رقم درست</numerusform>
        </translation>
    </message>
    <message>
        <source>Something is wrong: {problem}. Tell the owner; selling goes on</source>
        <translation>کچھ غلط ہے: {problem}۔ مالک کو بتائیں؛ فروخت جاری ہے</translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>کاؤنٹر {number}</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Check everything</source>
        <translation>سب جانچیں</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>ریکارڈ</translation>
    </message>
    <message>
        <source>Proves that no record was lost or altered</source>
        <translation>ثابت کرتا ہے کہ کوئی ریکارڈ گم ہوا نہ بدلا</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>وقت</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>کیا ہوا</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>کس نے</translation>
    </message>
    <message>
        <source>Till and number</source>
        <translation>کاؤنٹر اور نمبر</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>کہاں تک پہنچا</translation>
    </message>
</context>
<context>
    <name>ReminderCard</name>
    <message>
        <source>Copy the words</source>
        <translation>عبارت کاپی کریں</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>پرچی چھاپیں</translation>
    </message>
    <message>
        <source>QR code of the message</source>
        <translation>پیغام کا QR کوڈ</translation>
    </message>
</context>
<context>
    <name>ReminderModel</name>
    <message>
        <source>{name} owes nothing: there is nothing to remind of</source>
        <translation>{name} کے ذمے کچھ نہیں: یاد دہانی کی ضرورت نہیں</translation>
    </message>
    <message>
        <source>Scan with your phone: WhatsApp opens, with these words to {phone}</source>
        <translation>اپنے فون سے سکین کریں: WhatsApp کھلے گا، یہ عبارت {phone} کے لیے تیار ہوگی</translation>
    </message>
    <message>
        <source>The phone number is not whole, so there is no code. F4 changes it</source>
        <translation>فون نمبر پورا نہیں، اس لیے کوڈ نہیں۔ F4 سے بدلیں</translation>
    </message>
    <message>
        <source>Without a phone number there is no code. F4 adds one</source>
        <translation>فون نمبر کے بغیر کوڈ نہیں۔ F4 سے لکھیں</translation>
    </message>
    <message>
        <source>Remind {name}</source>
        <translation>{name} کو یاد دہانی</translation>
    </message>
    <message>
        <source>The words are copied</source>
        <translation>عبارت کاپی ہو گئی</translation>
    </message>
    <message>
        <source>The reminder is being printed</source>
        <translation>یاد دہانی چھپ رہی ہے</translation>
    </message>
</context>
<context>
    <name>RemoveModel</name>
    <message>
        <source>Have</source>
        <translation>موجود</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>مال نکالیں</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>وجہ</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>خرید قیمت پر</translation>
    </message>
    <message>
        <source>{count} out of {have}? Enter: yes, Esc: no</source>
        <translation>‏{have} میں سے {count} نکالیں؟ ہاں Enter، نہیں Esc</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>محفوظ، نام: {name}</translation>
    </message>
    <message>
        <source>The list {name} was removed</source>
        <translation>فہرست {name} ہٹا دی</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) removed</source>
        <translation>
            <numerusform>%n چیز نکال دی</numerusform>
            <numerusform>%n چیزیں نکال دیں</numerusform>
        </translation>
    </message>
    <message>
        <source>The removal was undone</source>
        <translation>نکالا ہوا مال واپس رکھ دیا</translation>
    </message>
</context>
<context>
    <name>RemoveScreen</name>
    <message>
        <source>Scan or type what left the store</source>
        <translation>دکان سے گیا مال سکین کریں یا لکھیں</translation>
    </message>
    <message>
        <source>Scan what left the store</source>
        <translation>دکان سے گیا مال سکین کریں</translation>
    </message>
    <message>
        <source>A typed number sets the quantity, Left and Right the reason.</source>
        <translation>لکھا ہوا عدد تعداد بدلتا ہے، دائیں بائیں سے وجہ۔</translation>
    </message>
    <message>
        <source>Why it left</source>
        <translation>کیوں گیا</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>نوٹ</translation>
    </message>
    <message>
        <source>Value at cost</source>
        <translation>خرید قیمت پر</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n لائن</numerusform>
            <numerusform>%n لائنیں</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>وجہ</translation>
    </message>
    <message>
        <source>Removed today</source>
        <translation>آج نکالا</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>اس مہینے</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n item(s)</source>
        <translation>
            <numerusform>%n چیز نکالیں</numerusform>
            <numerusform>%n چیزیں نکالیں</numerusform>
        </translation>
    </message>
    <message>
        <source>Vendor and number of the bill</source>
        <translation>سپلائر اور بل نمبر</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Sales</source>
        <translation>فروخت</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>اشیاء</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>سپلائر</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>عملہ</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>ادائیگی</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>کھاتہ</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>نکالا گیا</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>سٹاک</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>زمرے</translation>
    </message>
    <message>
        <source>To order</source>
        <translation>منگوانا ہے</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>آج</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 دن</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 دن</translation>
    </message>
    <message>
        <source>A year</source>
        <translation>ایک سال</translation>
    </message>
    <message>
        <source>From … to</source>
        <translation>… سے … تک</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>دن</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>گھنٹہ</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>بکا</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>واپس آیا</translation>
    </message>
    <message>
        <source>Takings</source>
        <translation>خالص فروخت</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>رعایت</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>ٹیکس</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>چیز</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>عدد</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>تعداد</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>رقم</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>خرید</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>منافع</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>مارجن</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>زمرہ</translation>
    </message>
    <message>
        <source>Kilograms</source>
        <translation>کلو</translation>
    </message>
    <message>
        <source>Litres</source>
        <translation>لیٹر</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>سپلائر</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>کون</translation>
    </message>
    <message>
        <source>Average bill</source>
        <translation>اوسط بل</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>بار</translation>
    </message>
    <message>
        <source>Khata paid</source>
        <translation>کھاتہ وصول</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>گاہک</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>ذمے</translation>
    </message>
    <message>
        <source>to 30 days</source>
        <translation>30 دن تک</translation>
    </message>
    <message>
        <source>to 60 days</source>
        <translation>60 دن تک</translation>
    </message>
    <message>
        <source>to 90 days</source>
        <translation>90 دن تک</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>پرانا</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>وجہ</translation>
    </message>
    <message>
        <source>At price</source>
        <translation>قیمت فروخت پر</translation>
    </message>
    <message>
        <source>At cost</source>
        <translation>خرید پر</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>سٹاک میں</translation>
    </message>
    <message>
        <source>Low at</source>
        <translation>کم کی حد</translation>
    </message>
    <message>
        <source>Sold in 28 days</source>
        <translation>28 دن میں بکا</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقد</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>کارڈ</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>کھاتے پر</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>تبادلہ</translation>
    </message>
    <message>
        <source>Put back (undone)</source>
        <translation>واپس رکھا گیا</translation>
    </message>
    <message>
        <source>Over in count</source>
        <translation>گنتی میں زیادہ</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>درستی</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>بغیر زمرہ</translation>
    </message>
    <message>
        <source>No vendor</source>
        <translation>کوئی سپلائر نہیں</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>گھنٹوں کے حساب سے</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>کل</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>اس وقت</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} سے {last} تک</translation>
    </message>
    <message>
        <source>Until {day} items, hours and staff are of this till only</source>
        <translation>{day} تک اشیاء، گھنٹے اور عملہ صرف اس کاؤنٹر کے ہیں</translation>
    </message>
    <message>
        <source>Cost is what was paid last. Head office takes the average, so its figure differs</source>
        <translation>خرید وہ ہے جو آخری بار دی گئی۔ ہیڈ آفس اوسط لیتا ہے، اس لیے وہاں رقم الگ ہے</translation>
    </message>
</context>
<context>
    <name>ReportsModel</name>
    <message>
        <source>Type days as 28.11.2026, the first one first</source>
        <translation>دن یوں لکھیں 28.11.2026، پہلا دن پہلے</translation>
    </message>
    <message numerus="yes">
        <source>At most %n day(s) at once</source>
        <translation>
            <numerusform>ایک وقت میں زیادہ سے زیادہ %n دن</numerusform>
            <numerusform>ایک وقت میں زیادہ سے زیادہ %n دن</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>فائل بن گئی: {path}</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>فروخت</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Average bill</source>
        <translation>اوسط بل</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>منافع</translation>
    </message>
    <message>
        <source>No cost is known</source>
        <translation>خرید قیمت معلوم نہیں</translation>
    </message>
    <message>
        <source>on {rate} of the sales</source>
        <translation>فروخت کے {rate} پر</translation>
    </message>
    <message>
        <source>{rate} on last week</source>
        <translation>پچھلے ہفتے سے {rate}</translation>
    </message>
    <message>
        <source>{rate} from before</source>
        <translation>پہلے سے {rate}</translation>
    </message>
    <message>
        <source>Offline: this till up to now, other tills up to {time}</source>
        <translation>آف لائن: یہ کاؤنٹر ابھی تک، باقی کاؤنٹر {time} تک</translation>
    </message>
</context>
<context>
    <name>ReportsScreen</name>
    <message>
        <source>Esc goes back to the bill</source>
        <translation>Esc سے بل پر واپس جائیں</translation>
    </message>
    <message>
        <source>Reports are for managers</source>
        <translation>رپورٹیں مینیجر کے لیے ہیں</translation>
    </message>
    <message>
        <source>Adding up …</source>
        <translation>جمع ہو رہا ہے …</translation>
    </message>
    <message>
        <source>Nothing in these days</source>
        <translation>ان دنوں میں کچھ نہیں</translation>
    </message>
    <message>
        <source>Nothing here now</source>
        <translation>ابھی یہاں کچھ نہیں</translation>
    </message>
    <message>
        <source>F5 shows other days</source>
        <translation>F5 سے دوسرے دن دیکھیں</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>فروخت</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>رپورٹ</translation>
    </message>
    <message>
        <source>By weekday and hour</source>
        <translation>دن اور گھنٹے کے حساب سے</translation>
    </message>
</context>
<context>
    <name>SaleModel</name>
    <message>
        <source>Could not read that. Scan again</source>
        <translation>ٹھیک نہیں پڑھا گیا، دوبارہ سکین کریں</translation>
    </message>
    <message>
        <source>Removed {name}</source>
        <translation>‏{name} ہٹا دیا</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>پہلے جیسا کرنے کو کچھ نہیں</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>دوبارہ کرنے کو کچھ نہیں</translation>
    </message>
    <message>
        <source>Too many scans wait. Scan that one again</source>
        <translation>بہت سے سکین باقی ہیں۔ یہ دوبارہ سکین کریں</translation>
    </message>
    <message>
        <source>Repeat ignored</source>
        <translation>دوبارہ سکین نہیں گنا گیا</translation>
    </message>
</context>
<context>
    <name>SaleScreen</name>
    <message>
        <source>Scan, or type a code, a name or 3*</source>
        <translation>سکین کریں یا کوڈ، نام یا ⁦3*⁩ لکھیں</translation>
    </message>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>واقعی {count}؟ ہاں Enter، نہیں Esc</translation>
    </message>
    <message>
        <source>Ready to scan</source>
        <translation>سکین کے لیے تیار</translation>
    </message>
    <message>
        <source>Who buys?</source>
        <translation>گاہک کون ہے؟</translation>
    </message>
</context>
<context>
    <name>SavedDelegate</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n لائن</numerusform>
            <numerusform>%n لائنیں</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedOverlay</name>
    <message>
        <source>My lists</source>
        <translation>میری فہرستیں</translation>
    </message>
    <message>
        <source>Save these lines as</source>
        <translation>یہ لائنیں اس نام سے محفوظ کریں</translation>
    </message>
    <message>
        <source>Enter saves the lines under this name · Esc closes</source>
        <translation>‏Enter سے اس نام پر محفوظ ہوں گی · Esc سے بند</translation>
    </message>
    <message>
        <source>No list yet. Type a name to save the lines of the screen</source>
        <translation>ابھی کوئی فہرست نہیں۔ نام لکھیں تو یہ لائنیں محفوظ ہوں گی</translation>
    </message>
    <message>
        <source>Enter fills it in · Del forgets it · Esc closes</source>
        <translation>‏Enter سے بھریں · Del سے ہٹائیں · Esc سے بند</translation>
    </message>
</context>
<context>
    <name>Scanned</name>
    <message>
        <source>Nothing is sold here. Esc goes back to the bill</source>
        <translation>یہاں فروخت نہیں ہوتی۔ Esc سے بل پر واپس جائیں</translation>
    </message>
</context>
<context>
    <name>ScannerModel</name>
    <message>
        <source>Not a code</source>
        <translation>کوڈ نہیں</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>بھیجا</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>کوڈ</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>لمبائی</translation>
    </message>
    <message>
        <source>ms per character</source>
        <translation>فی حرف ms</translation>
    </message>
    <message>
        <source>Longest pause, ms</source>
        <translation>سب سے لمبا وقفہ، ms</translation>
    </message>
    <message>
        <source>Ends with</source>
        <translation>آخر میں</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>لگتا ہے</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>ہاتھ سے لکھا ہوا</translation>
    </message>
    <message>
        <source>a normal scanner</source>
        <translation>عام سکینر</translation>
    </message>
    <message>
        <source>a slow scanner</source>
        <translation>سست سکینر</translation>
    </message>
    <message>
        <source>a scanner with a prefix</source>
        <translation>سابقے والا سکینر</translation>
    </message>
    <message numerus="yes">
        <source>Scan %n more time(s)</source>
        <translation>
            <numerusform>%n بار اور سکین کریں</numerusform>
            <numerusform>%n بار اور سکین کریں</numerusform>
        </translation>
    </message>
    <message>
        <source>That was typed by hand, or is too slow for a scanner</source>
        <translation>یہ ہاتھ سے لکھا گیا، یا سکینر بہت سست ہے</translation>
    </message>
    <message>
        <source>Learnt. The scanner is set</source>
        <translation>پہچان لیا۔ سکینر تیار ہے</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Sale</source>
        <translation>فروخت</translation>
    </message>
    <message>
        <source>Stock in</source>
        <translation>مال آمد</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>مال نکالیں</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>سِنک</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>شفٹ</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>کھاتہ</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>رپورٹیں</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>اشیاء</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>ترتیبات</translation>
    </message>
</context>
<context>
    <name>SearchModel</name>
    <message>
        <source>Several products have this code. Choose one</source>
        <translation>یہ کوڈ کئی چیزوں کا ہے۔ ایک چنیں</translation>
    </message>
</context>
<context>
    <name>SearchOverlay</name>
    <message>
        <source>Search</source>
        <translation>تلاش</translation>
    </message>
    <message>
        <source>Name or code, in any script</source>
        <translation>نام یا کوڈ، کسی بھی رسم الخط میں</translation>
    </message>
    <message>
        <source>Products found</source>
        <translation>ملی ہوئی اشیاء</translation>
    </message>
    <message>
        <source>Enter adds · 3* before it adds 3 · Esc closes</source>
        <translation>‏Enter سے شامل · پہلے ⁦3*⁩ لکھیں تو تین · Esc سے بند</translation>
    </message>
    <message>
        <source>Type a name, a code, or the way it sounds</source>
        <translation>نام، کوڈ یا جیسا سنا لکھیں</translation>
    </message>
    <message>
        <source>Nothing called &quot;{text}&quot;</source>
        <translation>«{text}» نام کی کوئی چیز نہیں</translation>
    </message>
    <message>
        <source>Check the spelling, or F12 to add it</source>
        <translation>ہجے دیکھیں، یا F12 سے شامل کریں</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Yes</source>
        <translation>ہاں</translation>
    </message>
    <message>
        <source>No</source>
        <translation>نہیں</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>دکان</translation>
    </message>
    <message>
        <source>What is printed on receipts, for every till of the store.</source>
        <translation>رسید پر کیا لکھا ہو، دکان کے ہر کاؤنٹر کے لیے۔</translation>
    </message>
    <message>
        <source>Name on receipts</source>
        <translation>رسید پر نام</translation>
    </message>
    <message>
        <source>Empty: the name of the store</source>
        <translation>خالی: دکان کا نام</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>پتہ</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>فون</translation>
    </message>
    <message>
        <source>Last line of a receipt</source>
        <translation>رسید کی آخری سطر</translation>
    </message>
    <message>
        <source>Such as: exchange within 3 days</source>
        <translation>جیسے: 3 دن میں تبادلہ</translation>
    </message>
    <message>
        <source>Who is paid by QR</source>
        <translation>QR سے کس کو پیسے ملیں</translation>
    </message>
    <message>
        <source>The text of the bank&apos;s own QR, or a UPI address</source>
        <translation>بینک کے اپنے QR کا متن</translation>
    </message>
    <message>
        <source>Tax and rounding</source>
        <translation>ٹیکس اور راؤنڈنگ</translation>
    </message>
    <message>
        <source>How bills are reckoned, on every till of the store.</source>
        <translation>بل کا حساب کیسے ہو، دکان کے ہر کاؤنٹر پر۔</translation>
    </message>
    <message>
        <source>Prices include tax</source>
        <translation>قیمت میں ٹیکس شامل ہے</translation>
    </message>
    <message>
        <source>Round a bill to</source>
        <translation>بل کو راؤنڈ کریں</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>نہیں</translation>
    </message>
    <message>
        <source>Discount without a manager, %</source>
        <translation>مینیجر کے بغیر رعایت، %</translation>
    </message>
    <message>
        <source>Khata limit of a new customer</source>
        <translation>نئے گاہک کے کھاتے کی حد</translation>
    </message>
    <message>
        <source>Empty: no limit</source>
        <translation>خالی: کوئی حد نہیں</translation>
    </message>
    <message>
        <source>Goods past their date ask a manager</source>
        <translation>میعاد ختم مال پر مینیجر سے پوچھیں</translation>
    </message>
    <message>
        <source>A shift begins with a count</source>
        <translation>شفٹ گنتی سے شروع ہو</translation>
    </message>
    <message>
        <source>Printer and drawer</source>
        <translation>پرنٹر اور دراز</translation>
    </message>
    <message>
        <source>For this till, from its next start on.</source>
        <translation>اس کاؤنٹر کے لیے، اگلی بار کھولنے سے۔</translation>
    </message>
    <message>
        <source>Where the printer is</source>
        <translation>پرنٹر کہاں ہے</translation>
    </message>
    <message>
        <source>Empty: no printer</source>
        <translation>خالی: کوئی پرنٹر نہیں</translation>
    </message>
    <message>
        <source>Width of the paper</source>
        <translation>کاغذ کی چوڑائی</translation>
    </message>
    <message>
        <source>Language of slips</source>
        <translation>پرچی کی زبان</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>سکرین جیسی</translation>
    </message>
    <message>
        <source>Drawer at the printer</source>
        <translation>پرنٹر سے جڑی دراز</translation>
    </message>
    <message>
        <source>None</source>
        <translation>کوئی نہیں</translation>
    </message>
    <message>
        <source>Pin 2</source>
        <translation>پن 2</translation>
    </message>
    <message>
        <source>Pin 5</source>
        <translation>پن 5</translation>
    </message>
    <message>
        <source>How many of each slip</source>
        <translation>ہر پرچی کتنی بار</translation>
    </message>
    <message>
        <source>Print each bill by itself</source>
        <translation>ہر بل خود چھاپیں</translation>
    </message>
    <message>
        <source>Urdu slips in Nastaliq</source>
        <translation>اردو پرچی نستعلیق میں</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>سکینر</translation>
    </message>
    <message>
        <source>Scan anything: what the scanner sent is shown below.</source>
        <translation>کچھ بھی سکین کریں: سکینر نے جو بھیجا وہ نیچے ہے۔</translation>
    </message>
    <message>
        <source>Kind of scanner</source>
        <translation>سکینر کی قسم</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>سست</translation>
    </message>
    <message>
        <source>On a stand</source>
        <translation>سٹینڈ پر</translation>
    </message>
    <message>
        <source>With a prefix</source>
        <translation>سابقے والا</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>سابقہ</translation>
    </message>
    <message>
        <source>Only for a scanner that was set to send one</source>
        <translation>صرف اس سکینر کے لیے جو بھیجتا ہو</translation>
    </message>
    <message>
        <source>Sent instead of FNC1</source>
        <translation>سکینر FNC1 کی جگہ یہ بھیجے</translation>
    </message>
    <message>
        <source>Learn my scanner</source>
        <translation>میرا سکینر پہچانیں</translation>
    </message>
    <message>
        <source>Scan three times</source>
        <translation>تین بار سکین کریں</translation>
    </message>
    <message>
        <source>Finds the kind and the prefix by itself</source>
        <translation>قسم اور سابقہ خود پہچانتا ہے</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>ترازو</translation>
    </message>
    <message>
        <source>How this shop&apos;s own scale writes its barcodes.</source>
        <translation>دکان کا ترازو اپنے بارکوڈ کیسے لکھتا ہے۔</translation>
    </message>
    <message>
        <source>Port of the scale</source>
        <translation>ترازو کی پورٹ</translation>
    </message>
    <message>
        <source>Such as COM3 or /dev/ttyUSB0; empty: none</source>
        <translation>جیسے COM3 یا ⁦/dev/ttyUSB0⁩؛ خالی: نہیں</translation>
    </message>
    <message>
        <source>Kind of scale</source>
        <translation>ترازو کی قسم</translation>
    </message>
    <message>
        <source>Speaks by itself</source>
        <translation>خود بھیجتا ہے</translation>
    </message>
    <message>
        <source>Label with a weight</source>
        <translation>وزن والا لیبل</translation>
    </message>
    <message>
        <source>Label with a price</source>
        <translation>قیمت والا لیبل</translation>
    </message>
    <message>
        <source>The price counts</source>
        <translation>قیمت کی اکائی</translation>
    </message>
    <message>
        <source>Paisa</source>
        <translation>پیسہ</translation>
    </message>
    <message>
        <source>10 paisa</source>
        <translation>10 پیسے</translation>
    </message>
    <message>
        <source>Rupees</source>
        <translation>روپے</translation>
    </message>
    <message>
        <source>Other labels</source>
        <translation>دوسرے لیبل</translation>
    </message>
    <message>
        <source>With commas between them</source>
        <translation>درمیان میں کاما</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>زبان اور انداز</translation>
    </message>
    <message>
        <source>For this till. It changes at once; the bill stays.</source>
        <translation>اس کاؤنٹر کے لیے۔ فوراً بدلتا ہے؛ بل وہی رہتا ہے۔</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>زبان</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>رنگ</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>کمپیوٹر جیسا</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>روشن</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>گہرا</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>لکھائی کا سائز</translation>
    </message>
    <message>
        <source>Size of the window</source>
        <translation>ونڈو کا سائز</translation>
    </message>
    <message>
        <source>The window opens anew; the bill stays</source>
        <translation>ونڈو نئے سرے سے کھلتی ہے، بل وہی رہتا ہے</translation>
    </message>
    <message>
        <source>As the screen</source>
        <translation>سکرین جیسا</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>ہندسے</translation>
    </message>
    <message>
        <source>Of the language</source>
        <translation>اپنی زبان کے</translation>
    </message>
    <message>
        <source>Urdu in Naskh everywhere</source>
        <translation>اردو ہر جگہ نسخ میں</translation>
    </message>
    <message>
        <source>Open when the computer starts</source>
        <translation>کمپیوٹر چلتے ہی کھل جائے</translation>
    </message>
    <message>
        <source>This computer does not let the till change that</source>
        <translation>یہ کمپیوٹر اسے بدلنے نہیں دیتا</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>آوازیں</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>بند</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>ہلکی</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>درمیانی</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>پوری</translation>
    </message>
    <message>
        <source>Staff and PINs</source>
        <translation>عملہ اور پن</translation>
    </message>
    <message>
        <source>Who works here, and who may do what.</source>
        <translation>یہاں کون کام کرتا ہے، اور کون کیا کر سکتا ہے۔</translation>
    </message>
    <message>
        <source>Work here</source>
        <translation>یہاں کام کرتے ہیں</translation>
    </message>
    <message>
        <source>Take on, change, let go</source>
        <translation>رکھنا، بدلنا، فارغ کرنا</translation>
    </message>
    <message>
        <source>Open the list of staff</source>
        <translation>عملے کی فہرست کھولیں</translation>
    </message>
    <message>
        <source>Lock after minutes without a key</source>
        <translation>اتنے منٹ خالی رہنے پر لاک</translation>
    </message>
    <message>
        <source>0: never by itself</source>
        <translation>0: خود کبھی نہیں</translation>
    </message>
    <message>
        <source>Backup and sync</source>
        <translation>بیک اپ اور سِنک</translation>
    </message>
    <message>
        <source>A copy of everything that this till knows, and its server.</source>
        <translation>اس کاؤنٹر کے پورے ریکارڈ کی نقل، اور اس کا سرور۔</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>بیک اپ کا فولڈر</translation>
    </message>
    <message>
        <source>On a USB stick or another disk</source>
        <translation>USB یا دوسری ڈسک پر</translation>
    </message>
    <message>
        <source>A backup every day</source>
        <translation>ہر روز بیک اپ</translation>
    </message>
    <message>
        <source>Copy everything now</source>
        <translation>ابھی سب کی نقل بنائیں</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>بیک اپ</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>سرور</translation>
    </message>
    <message>
        <source>Seconds between two syncs</source>
        <translation>دو سِنک کے درمیان سیکنڈ</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>اگلی بار کھولنے سے</translation>
    </message>
    <message>
        <source>The server forgot this till</source>
        <translation>سرور اس کاؤنٹر کو بھول گیا</translation>
    </message>
    <message>
        <source>Make it known again</source>
        <translation>دوبارہ پہچان کرائیں</translation>
    </message>
    <message>
        <source>With a code that an admin makes at the server</source>
        <translation>ایڈمن کے سرور پر بنائے کوڈ سے</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>کوڈ</translation>
    </message>
    <message>
        <source>About</source>
        <translation>پروگرام کے بارے میں</translation>
    </message>
    <message>
        <source>What runs here, and whether its records are whole.</source>
        <translation>یہاں کیا چل رہا ہے، اور ریکارڈ مکمل ہے یا نہیں۔</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>ورژن</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>یہ کاؤنٹر</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>ریکارڈ</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>فولڈر</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>لائسنس</translation>
    </message>
    <message>
        <source>Check every record and figure</source>
        <translation>ہر ریکارڈ اور حساب جانچیں</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>جانچیں</translation>
    </message>
    <message>
        <source>Something is not right?</source>
        <translation>کچھ ٹھیک نہیں؟</translation>
    </message>
    <message>
        <source>Make a report</source>
        <translation>رپورٹ بنائیں</translation>
    </message>
    <message>
        <source>One file for whoever helps: no names, no prices</source>
        <translation>مدد کرنے والے کے لیے ایک فائل: نہ نام، نہ قیمتیں</translation>
    </message>
    <message>
        <source>Shall head office look at it?</source>
        <translation>کیا ہیڈ آفس اسے دیکھے؟</translation>
    </message>
    <message>
        <source>Send to head office</source>
        <translation>ہیڈ آفس کو بھیجیں</translation>
    </message>
    <message>
        <source>The same report. None is sent unless you press this</source>
        <translation>وہی رپورٹ۔ یہ بٹن دبائے بغیر کچھ نہیں بھیجا جاتا</translation>
    </message>
    <message>
        <source>One line of plain words, not so long</source>
        <translation>ایک سطر، سادہ الفاظ، اتنی لمبی نہیں</translation>
    </message>
    <message>
        <source>Type a whole number that makes sense</source>
        <translation>مناسب پورا عدد لکھیں</translation>
    </message>
    <message>
        <source>Type a percentage from 0 to 100, like 10</source>
        <translation>0 سے 100 تک فیصد لکھیں، جیسے 10</translation>
    </message>
    <message>
        <source>Type an amount like 5000, or leave it empty</source>
        <translation>رقم لکھیں جیسے 5000، یا خالی چھوڑیں</translation>
    </message>
    <message>
        <source>Thirteen places: two digits of its own, then P product, W weight or V price, C check</source>
        <translation>تیرہ خانے: دو ہندسے جو کسی اور لیبل کے نہ ہوں، پھر P چیز، W وزن یا V قیمت، C جانچ</translation>
    </message>
    <message>
        <source>Type what the scanner sends, with commas between: F8, |, ~</source>
        <translation>جو سکینر بھیجتا ہے لکھیں، درمیان میں کاما: ⁦F8, |, ~⁩</translation>
    </message>
    <message>
        <source>Such as tcp:192.168.1.50, usb:/dev/usb/lp0, cups:NAME or windows:NAME</source>
        <translation>جیسے tcp:192.168.1.50، usb:/dev/usb/lp0، cups:NAME یا windows:NAME</translation>
    </message>
    <message>
        <source>Type what the scanner sends before each code, such as STX</source>
        <translation>جو سکینر ہر کوڈ سے پہلے بھیجتا ہے لکھیں، جیسے STX</translation>
    </message>
    <message>
        <source>For GS1 codes; mostly empty. Else F8, | or ~</source>
        <translation>صرف GS1 کوڈ کے لیے؛ اکثر خالی۔ ورنہ F8، | یا ~</translation>
    </message>
    <message>
        <source>Port of a scanner that does not type</source>
        <translation>سیریل سکینر کا پورٹ</translation>
    </message>
    <message>
        <source>Such as COM3 or /dev/ttyACM0; empty: none</source>
        <translation>جیسے COM3 یا ⁦/dev/ttyACM0⁩؛ خالی: کوئی نہیں</translation>
    </message>
    <message>
        <source>Its codes end with</source>
        <translation>اس کے کوڈ کے آخر میں</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>کچھ نہیں</translation>
    </message>
    <message>
        <source>That scanner is</source>
        <translation>وہ سکینر</translation>
    </message>
    <message>
        <source>Customer&apos;s display</source>
        <translation>گاہک کا ڈسپلے</translation>
    </message>
    <message>
        <source>What the customer sees: the bill, what is to pay, the change.</source>
        <translation>گاہک کیا دیکھتا ہے: بل، کل رقم، بقایا پیسے۔</translation>
    </message>
    <message>
        <source>Screen of the customer</source>
        <translation>گاہک کی سکرین</translation>
    </message>
    <message>
        <source>Never the one that the till itself is on</source>
        <translation>کاؤنٹر کی اپنی سکرین کبھی نہیں</translation>
    </message>
    <message>
        <source>First</source>
        <translation>پہلی</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>دوسری</translation>
    </message>
    <message>
        <source>Third</source>
        <translation>تیسری</translation>
    </message>
    <message>
        <source>That screen is</source>
        <translation>وہ سکرین</translation>
    </message>
    <message>
        <source>Port of a pole display</source>
        <translation>پول ڈسپلے کا پورٹ</translation>
    </message>
    <message>
        <source>Two lines of 20 letters; such as COM4 or /dev/ttyUSB1</source>
        <translation>20 حروف کی دو سطریں؛ جیسے COM4 یا ⁦/dev/ttyUSB1⁩</translation>
    </message>
    <message>
        <source>Port speed</source>
        <translation>پورٹ کی رفتار</translation>
    </message>
    <message>
        <source>The pole display is</source>
        <translation>پول ڈسپلے</translation>
    </message>
    <message>
        <source>Test slip</source>
        <translation>آزمائشی پرچی</translation>
    </message>
    <message>
        <source>Print a test slip</source>
        <translation>آزمائشی پرچی چھاپیں</translation>
    </message>
    <message>
        <source>In three scripts, as it is set above</source>
        <translation>تین رسم الخط میں، اوپر کی ترتیب کے مطابق</translation>
    </message>
    <message>
        <source>There is no such folder. Put the stick in, then type its folder</source>
        <translation>یہ فولڈر موجود نہیں۔ پہلے USB لگائیں، پھر اس کا فولڈر لکھیں</translation>
    </message>
</context>
<context>
    <name>SettingsDeeds</name>
    <message>
        <source>Store {store}, till {till}</source>
        <translation>دکان {store}، کاؤنٹر {till}</translation>
    </message>
    <message>
        <source>Qt under LGPL 3, fonts under OFL, icons under ISC: in the folder</source>
        <translation>Qt: LGPL 3، فونٹ: OFL، آئیکن: ISC؛ متن فولڈر میں ہے</translation>
    </message>
    <message>
        <source>Type a folder for backups first</source>
        <translation>پہلے بیک اپ کا فولڈر لکھیں</translation>
    </message>
    <message>
        <source>Type the code first</source>
        <translation>پہلے کوڈ لکھیں</translation>
    </message>
    <message>
        <source>A moment, please</source>
        <translation>ایک لمحہ رکیں</translation>
    </message>
    <message>
        <source>Everything is in {file}</source>
        <translation>سب کچھ {file} میں ہے</translation>
    </message>
    <message>
        <source>The server knows this till again</source>
        <translation>سرور اس کاؤنٹر کو پھر جانتا ہے</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s), every one as it was written</source>
        <translation>
            <numerusform>%n ریکارڈ، سب ویسے ہی جیسے لکھے گئے</numerusform>
            <numerusform>%n ریکارڈ، سب ویسے ہی جیسے لکھے گئے</numerusform>
        </translation>
    </message>
    <message>
        <source>Something is wrong: {problem}. Tell the owner</source>
        <translation>کچھ غلط ہے: {problem}۔ مالک کو بتائیں</translation>
    </message>
    <message>
        <source>That folder cannot be written. Is the stick or disk plugged in?</source>
        <translation>اس فولڈر میں لکھا نہیں جا سکتا۔ کیا USB لگی ہے؟</translation>
    </message>
    <message>
        <source>None: this till works alone, and loses nothing by it</source>
        <translation>کوئی نہیں: یہ کاؤنٹر اکیلا چلتا ہے، کچھ کم نہیں ہوتا</translation>
    </message>
    <message>
        <source>Nobody has a PIN yet</source>
        <translation>ابھی کسی کا پن نہیں</translation>
    </message>
    <message>
        <source>Type first where the printer is</source>
        <translation>پہلے لکھیں کہ پرنٹر کہاں ہے</translation>
    </message>
    <message>
        <source>Sent. Look at the paper: English, Urdu, Hindi, and a square code</source>
        <translation>بھیج دیا۔ کاغذ دیکھیں: انگریزی، اردو، ہندی اور ایک چوکور کوڈ</translation>
    </message>
</context>
<context>
    <name>ShellModel</name>
    <message>
        <source>No program here opens that file. Copy it to a computer that has one</source>
        <translation>اس کمپیوٹر پر اس فائل کو کھولنے والا کوئی پروگرام نہیں۔ اسے ایسے کمپیوٹر پر لے جائیں جس پر ہو</translation>
    </message>
    <message>
        <source>Till was not in front. Scans meanwhile went elsewhere</source>
        <translation>کاؤنٹر سامنے نہیں تھا۔ اس دوران سکین کہیں اور گئے</translation>
    </message>
</context>
<context>
    <name>ShiftFigures</name>
    <message>
        <source>Opening float</source>
        <translation>شروع کا نقد</translation>
    </message>
    <message>
        <source>Cash sales</source>
        <translation>نقد فروخت</translation>
    </message>
    <message>
        <source>Khata received</source>
        <translation>کھاتے کی وصولی</translation>
    </message>
    <message>
        <source>Cash given back</source>
        <translation>نقد واپس</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>نقد ڈالا</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>نقد نکالا</translation>
    </message>
    <message>
        <source>Should be in the drawer</source>
        <translation>دراز میں ہونا چاہیے</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>فروخت</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>واپسی</translation>
    </message>
    <message>
        <source>Card / QR</source>
        <translation>کارڈ / QR</translation>
    </message>
    <message>
        <source>QR not confirmed ({count})</source>
        <translation>QR غیر تصدیق شدہ ({count})</translation>
    </message>
    <message>
        <source>and {count} more, see Bills</source>
        <translation>اور {count} مزید، بلوں میں دیکھیں</translation>
    </message>
    <message>
        <source>On khata</source>
        <translation>کھاتے پر</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>رعایتیں</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>راؤنڈنگ</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>ٹیکس</translation>
    </message>
    <message>
        <source>Drawer opened without a sale</source>
        <translation>بغیر بل دراز کھلی</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>گنتی نہیں ہوئی</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>برابر</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>کم</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>زیادہ</translation>
    </message>
    <message>
        <source>of these voided</source>
        <translation>ان میں سے منسوخ</translation>
    </message>
    <message>
        <source>Taken off before payment</source>
        <translation>ادائیگی سے پہلے ہٹایا گیا</translation>
    </message>
</context>
<context>
    <name>ShiftModel</name>
    <message>
        <source>What is red is no number of notes. Type a whole number, or clear it</source>
        <translation>جو سرخ ہے وہ نوٹوں کی تعداد نہیں۔ پورا عدد لکھیں یا خالی کریں</translation>
    </message>
    <message>
        <source>Paid in. It is recorded</source>
        <translation>نقد ڈالا گیا۔ لکھ لیا گیا</translation>
    </message>
    <message>
        <source>Paid out. Recorded</source>
        <translation>نقد نکالا گیا۔ لکھ لیا گیا</translation>
    </message>
    <message>
        <source>Drawer opened. It is recorded</source>
        <translation>دراز کھولی گئی۔ لکھ لیا گیا</translation>
    </message>
    <message>
        <source>Shift {number} is open</source>
        <translation>شفٹ {number} کھل گئی</translation>
    </message>
    <message>
        <source>Shift {number} is closed</source>
        <translation>شفٹ {number} بند ہو گئی</translation>
    </message>
</context>
<context>
    <name>ShiftScreen</name>
    <message>
        <source>This shift</source>
        <translation>یہ شفٹ</translation>
    </message>
    <message>
        <source>Past shifts</source>
        <translation>پچھلی شفٹیں</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>جانچ کے لیے</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>عملہ</translation>
    </message>
</context>
<context>
    <name>ShortLists</name>
    <message>
        <source>F8 again takes {count} of {name} out as expired</source>
        <translation>F8 دوبارہ: {name} میں سے {count} میعاد ختم نکالیں</translation>
    </message>
    <message>
        <source>{count} of {name} taken out as expired</source>
        <translation>{name} میں سے {count} میعاد ختم نکالے گئے</translation>
    </message>
    <message>
        <source>The removal was undone</source>
        <translation>نکالا ہوا مال واپس رکھ دیا</translation>
    </message>
    <message>
        <source>Order {count}</source>
        <translation>منگوائیں {count}</translation>
    </message>
    <message>
        <source>about {count} left</source>
        <translation>تقریباً {count} باقی</translation>
    </message>
    <message>
        <source>Lot {lot}</source>
        <translation>لاٹ {lot}</translation>
    </message>
    <message>
        <source>Past its date: {date}</source>
        <translation>میعاد گزر چکی: {date}</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Receipt</source>
        <translation>رسید</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>واپسی</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>منسوخ</translation>
    </message>
    <message>
        <source>COPY</source>
        <translation>نقل</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>کاؤنٹر</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>کیشیئر</translation>
    </message>
    <message>
        <source>Of receipt</source>
        <translation>رسید کی</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>وجہ</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>اشیاء</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>مجموعہ</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>رعایت</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>ٹیکس</translation>
    </message>
    <message>
        <source>Tax in the prices</source>
        <translation>قیمت میں شامل ٹیکس</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>راؤنڈنگ</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>کل</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>واپس دیے</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقد</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>کارڈ</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>کھاتہ</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>تبادلہ</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>بقایا واپس</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>گاہک</translation>
    </message>
    <message>
        <source>Khata before</source>
        <translation>پہلے کھاتہ</translation>
    </message>
    <message>
        <source>Khata now</source>
        <translation>اب کھاتہ</translation>
    </message>
    <message>
        <source>Paid ahead before</source>
        <translation>پہلے پیشگی جمع</translation>
    </message>
    <message>
        <source>Paid ahead now</source>
        <translation>اب پیشگی جمع</translation>
    </message>
    <message>
        <source>Khata payment</source>
        <translation>کھاتے کی ادائیگی</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>وصول</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>نمبر</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>نوٹ</translation>
    </message>
    <message>
        <source>Cash paid in</source>
        <translation>نقد ڈالا</translation>
    </message>
    <message>
        <source>Cash paid out</source>
        <translation>نقد نکالا</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>دستخط</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X رپورٹ</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Z رپورٹ</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>شفٹ</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>کھلی</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>بند ہوئی</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>فروخت</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>واپسی</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>رعایتیں</translation>
    </message>
    <message>
        <source>Opening float</source>
        <translation>شروع کا نقد</translation>
    </message>
    <message>
        <source>Cash sales</source>
        <translation>نقد فروخت</translation>
    </message>
    <message>
        <source>Cash given back</source>
        <translation>نقد واپس</translation>
    </message>
    <message>
        <source>Khata received in cash</source>
        <translation>کھاتے کا نقد وصول</translation>
    </message>
    <message>
        <source>Sold on khata</source>
        <translation>کھاتے پر فروخت</translation>
    </message>
    <message>
        <source>QR payments</source>
        <translation>QR ادائیگیاں</translation>
    </message>
    <message>
        <source>QR not confirmed</source>
        <translation>QR غیر تصدیق شدہ</translation>
    </message>
    <message>
        <source>Expected in drawer</source>
        <translation>دراز میں ہونا چاہیے</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>گنا</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>گنتی نہیں ہوئی</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>کم</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>زیادہ</translation>
    </message>
    <message>
        <source>Drawer opened without sale</source>
        <translation>بغیر فروخت دراز کھلی</translation>
    </message>
    <message>
        <source>Grand total</source>
        <translation>کل میزان</translation>
    </message>
    <message>
        <source>Thank you, come again</source>
        <translation>شکریہ، پھر تشریف لائیں</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>یاد دہانی</translation>
    </message>
    <message>
        <source>Dear {name}, a kind reminder from {store}: {amount} is due on your khata. Thank you.</source>
        <translation>السلام علیکم {name}، {store} کی طرف سے یاد دہانی: آپ کے کھاتے میں {amount} باقی ہیں۔ شکریہ۔</translation>
    </message>
    <message>
        <source>Dear {name}, a kind reminder from {store}: {amount} is due on your khata, the oldest part since {day}. Thank you.</source>
        <translation>السلام علیکم {name}، {store} کی طرف سے یاد دہانی: آپ کے کھاتے میں {amount} باقی ہیں، سب سے پرانی رقم {day} سے۔ شکریہ۔</translation>
    </message>
    <message>
        <source>Taken off khata</source>
        <translation>کھاتے سے کم</translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>مال واپس</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>کلو</translation>
    </message>
    <message>
        <source>litre</source>
        <translation>لیٹر</translation>
    </message>
    <message>
        <source>per kg</source>
        <translation>فی کلو</translation>
    </message>
    <message>
        <source>per litre</source>
        <translation>فی لیٹر</translation>
    </message>
    <message>
        <source>250 g</source>
        <translation>پاؤ (250 گرام)</translation>
    </message>
    <message>
        <source>250 ml</source>
        <translation>پاؤ لیٹر (250 ملی)</translation>
    </message>
    <message>
        <source>Test slip</source>
        <translation>آزمائشی پرچی</translation>
    </message>
    <message>
        <source>If you can read this, the printer works</source>
        <translation>یہ پڑھ سکتے ہیں تو پرنٹر ٹھیک ہے</translation>
    </message>
    <message>
        <source>Khata statement</source>
        <translation>کھاتے کی تفصیل</translation>
    </message>
    <message>
        <source>Brought forward</source>
        <translation>پچھلا بقایا</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>تاریخ</translation>
    </message>
    <message>
        <source>What</source>
        <translation>تفصیل</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>رقم</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Put on khata</source>
        <translation>کھاتے پر</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>ادا ہو گیا</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>درستی</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>بقایا</translation>
    </message>
    <message>
        <source>For the shop</source>
        <translation>دکان کی طرف سے</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} سے {last} تک</translation>
    </message>
    <message>
        <source>Until {last}</source>
        <translation>{last} تک</translation>
    </message>
    <message>
        <source>Page {n} of {count}</source>
        <translation>صفحہ {n} از {count}</translation>
    </message>
    <message>
        <source>No paper. Put a roll in and ask again</source>
        <translation>کاغذ نہیں۔ رول لگا کر دوبارہ کوشش کریں</translation>
    </message>
    <message>
        <source>The printer is open. Close it and ask again</source>
        <translation>پرنٹر کھلا ہے۔ بند کر کے دوبارہ کوشش کریں</translation>
    </message>
    <message>
        <source>The printer takes nothing more. Look at it</source>
        <translation>پرنٹر آگے کچھ نہیں لے رہا۔ اسے دیکھیں</translation>
    </message>
    <message>
        <source>No printer answers. Is it on, is it plugged in?</source>
        <translation>کوئی پرنٹر جواب نہیں دیتا۔ کیا وہ چالو ہے، تار لگی ہے؟</translation>
    </message>
</context>
<context>
    <name>StaffModel</name>
    <message>
        <source>PIN</source>
        <translation>پن</translation>
    </message>
    <message>
        <source>no PIN</source>
        <translation>بغیر پن</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Type them again</source>
        <translation>دونوں پن ایک جیسے نہیں۔ دوبارہ لکھیں</translation>
    </message>
    <message>
        <source>An owner or manager needs a PIN</source>
        <translation>مالک یا مینیجر کے لیے پن ضروری ہے</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>نیا پن</translation>
    </message>
    <message>
        <source>Press Del again to let {name} go. The records keep what they did</source>
        <translation>{name} کو ہٹانے کے لیے Del دوبارہ دبائیں۔ ان کا کیا ہوا کام ریکارڈ میں رہے گا</translation>
    </message>
    <message>
        <source>Let {name} go</source>
        <translation>{name} کو ہٹانا</translation>
    </message>
    <message>
        <source>{name} is the owner. From now on the till asks for a PIN: Ctrl+0 locks</source>
        <translation>{name} مالک ہے۔ اب سے کاؤنٹر پن مانگے گا: Ctrl+0 سے لاک</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>محفوظ ہو گیا</translation>
    </message>
    <message>
        <source>{name} does not work here any more</source>
        <translation>{name} اب عملے میں نہیں</translation>
    </message>
    <message>
        <source>Type a name, at most 40 characters</source>
        <translation>نام لکھیں، زیادہ سے زیادہ 40 حروف</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>عملہ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>کوئی نیا</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>محفوظ کریں</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>شامل کریں</translation>
    </message>
    <message>
        <source>The first one is the owner. From then on the till asks for a PIN.</source>
        <translation>پہلا نام مالک کا ہوتا ہے۔ اس کے بعد کاؤنٹر پن مانگے گا۔</translation>
    </message>
    <message>
        <source>Leave the PIN empty to keep it. Up above the first: somebody new</source>
        <translation>پن وہی رکھنا ہو تو خالی چھوڑیں۔ سب سے اوپر: کوئی نیا</translation>
    </message>
    <message>
        <source>Up and Down choose somebody to change</source>
        <translation>اوپر نیچے کے تیر سے کسی کو چنیں</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>نیا پن</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>پن دوبارہ</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>ہٹائیں</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>کام</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>پن</translation>
    </message>
</context>
<context>
    <name>StatementCover</name>
    <message>
        <source>From</source>
        <translation>سے</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>تک</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>پرچی چھاپیں</translation>
    </message>
    <message>
        <source>On A4</source>
        <translation>A4 پر</translation>
    </message>
    <message>
        <source>On A5</source>
        <translation>A5 پر</translation>
    </message>
</context>
<context>
    <name>StatementsModel</name>
    <message>
        <source>Statement of {name}</source>
        <translation>{name} کے کھاتے کی تفصیل</translation>
    </message>
    <message>
        <source>Without a first day from the beginning, without a last one until now</source>
        <translation>پہلا دن خالی ہو تو شروع سے، آخری خالی ہو تو آج تک</translation>
    </message>
    <message>
        <source>The statement is being printed</source>
        <translation>تفصیل چھپ رہی ہے</translation>
    </message>
    <message>
        <source>Type days as 28.11.2026, the first one first</source>
        <translation>دن یوں لکھیں 28.11.2026، پہلا دن پہلے</translation>
    </message>
</context>
<context>
    <name>StockModel</name>
    <message>
        <source>{typed} is entered now. F12 again records the list</source>
        <translation>{typed} درج ہو گیا۔ F12 دوبارہ دبائیں تو فہرست محفوظ ہو گی</translation>
    </message>
</context>
<context>
    <name>StockPages</name>
    <message>
        <source>Stock in</source>
        <translation>مال آمد</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>گنتی</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>سپلائر</translation>
    </message>
</context>
<context>
    <name>StockScreen</name>
    <message>
        <source>Ready to scan</source>
        <translation>سکین کے لیے تیار</translation>
    </message>
    <message>
        <source>Really {count}? Enter: yes, Esc: no</source>
        <translation>واقعی {count}؟ ہاں Enter، نہیں Esc</translation>
    </message>
    <message>
        <source>Draft saved here {time}</source>
        <translation>یہاں محفوظ، {time}</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Sync now</source>
        <translation>ابھی سِنک کریں</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>سرور</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>آخری سِنک</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>بھیجنا باقی</translation>
    </message>
    <message>
        <source>Oldest waiting since</source>
        <translation>سب سے پرانا کب سے</translation>
    </message>
    <message>
        <source>Held for a manager</source>
        <translation>مینیجر کے لیے رکا</translation>
    </message>
    <message>
        <source>Records on this till</source>
        <translation>اس کاؤنٹر کے ریکارڈ</translation>
    </message>
    <message>
        <source>This till works alone</source>
        <translation>یہ کاؤنٹر اکیلا کام کرتا ہے</translation>
    </message>
    <message>
        <source>Everything is with the server</source>
        <translation>سب کچھ سرور پر پہنچ گیا</translation>
    </message>
    <message>
        <source>Some records are on their way</source>
        <translation>کچھ ریکارڈ راستے میں ہیں</translation>
    </message>
    <message>
        <source>Offline, and selling goes on</source>
        <translation>آف لائن، فروخت جاری ہے</translation>
    </message>
    <message>
        <source>A manager should look at this</source>
        <translation>مینیجر کو دیکھنا چاہیے</translation>
    </message>
    <message>
        <source>Every bill is safe on this computer. Join a server to have a copy elsewhere.</source>
        <translation>ہر بل اس کمپیوٹر پر محفوظ ہے۔ دوسری جگہ نقل کے لیے سرور سے جڑیں۔</translation>
    </message>
    <message>
        <source>Nothing to do. The till syncs by itself.</source>
        <translation>کچھ کرنے کی ضرورت نہیں۔ کاؤنٹر خود سِنک کرتا ہے۔</translation>
    </message>
    <message>
        <source>Nothing to do. They go out with the next round.</source>
        <translation>کچھ کرنے کی ضرورت نہیں۔ اگلی باری میں چلے جائیں گے۔</translation>
    </message>
    <message>
        <source>Every bill is safe here. The till sends them by itself once the server answers.</source>
        <translation>ہر بل یہاں محفوظ ہے۔ سرور ملتے ہی کاؤنٹر خود بھیج دے گا۔</translation>
    </message>
    <message>
        <source>The server holds some records until a manager decides. Nothing is lost.</source>
        <translation>سرور نے کچھ ریکارڈ مینیجر کے فیصلے تک روکے ہیں۔ کچھ ضائع نہیں ہوا۔</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>سِنک ہو رہا ہے</translation>
    </message>
    <message>
        <source>No server</source>
        <translation>سرور نہیں</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>سِنک ہو گیا</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>جڑا ہوا ہے</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>آف لائن</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>توجہ دیں</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>صورتِ حال</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>ریکارڈ</translation>
    </message>
    <message>
        <source>To decide: {count}</source>
        <translation>فیصلہ باقی: {count}</translation>
    </message>
    <message>
        <source>The till syncs by itself. What this page asks waits for you.</source>
        <translation>سِنک خود ہوتا رہے گا۔ اس صفحے کا سوال آپ کے فیصلے کا منتظر ہے۔</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>پہلے جیسا کریں</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>کھولیں</translation>
    </message>
    <message>
        <source>Sell it</source>
        <translation>بل میں ڈالیں</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>%n bill(s) on hold</source>
        <translation>
            <numerusform>%n بل رکا ہوا</numerusform>
            <numerusform>%n بل رکے ہوئے</numerusform>
        </translation>
    </message>
    <message>
        <source>Till {number}</source>
        <translation>کاؤنٹر {number}</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>شفٹ {number}</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>اس کمپیوٹر پر محفوظ</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>آف لائن</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) saved here</source>
        <translation>
            <numerusform>%n ریکارڈ یہاں محفوظ</numerusform>
            <numerusform>%n ریکارڈ یہاں محفوظ</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync needs attention</source>
        <translation>سِنک پر توجہ دیں</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to send</source>
        <translation>
            <numerusform>%n ریکارڈ بھیجنا باقی</numerusform>
            <numerusform>%n ریکارڈ بھیجنا باقی</numerusform>
        </translation>
    </message>
    <message>
        <source>Synced {time}</source>
        <translation>سِنک ہوا {time}</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>یہاں محفوظ</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>To pay</source>
        <translation>کل رقم</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>مجموعہ</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>رعایت</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>راؤنڈنگ</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n ادائیگی</numerusform>
            <numerusform>%n ادائیگیاں</numerusform>
        </translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>باقی رقم</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>کل {total}</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>بل</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>وصول</translation>
    </message>
    <message>
        <source>Change to give back</source>
        <translation>گاہک کو واپس دیں</translation>
    </message>
    <message>
        <source>Put on khata</source>
        <translation>کھاتے پر</translation>
    </message>
    <message>
        <source>Khata</source>
        <translation>کھاتہ</translation>
    </message>
    <message>
        <source>Owes now</source>
        <translation>اب ذمے</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>ادا ہو گیا</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقد</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>کارڈ</translation>
    </message>
    <message>
        <source>QR</source>
        <translation>QR</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>ٹیکس</translation>
    </message>
    <message>
        <source>Tax inside</source>
        <translation>ٹیکس شامل</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n لائن</numerusform>
            <numerusform>%n لائنیں</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n عدد</numerusform>
            <numerusform>%n عدد</numerusform>
        </translation>
    </message>
    <message>
        <source>Goods back</source>
        <translation>مال واپس</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>واپس دینا ہے</translation>
    </message>
    <message>
        <source>Scan the new goods</source>
        <translation>نیا مال سکین کریں</translation>
    </message>
</context>
<context>
    <name>TraceBox</name>
    <message>
        <source>Scan this code</source>
        <translation>یہ کوڈ سکین کریں</translation>
    </message>
    <message>
        <source>Scan any code: nothing is sold here</source>
        <translation>کوئی بھی کوڈ سکین کریں: یہاں کچھ نہیں بکتا</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Seen</source>
        <translation>دیکھ لیا</translation>
    </message>
    <message>
        <source>QR code to pay</source>
        <translation>ادائیگی کا QR کوڈ</translation>
    </message>
    <message>
        <source>Ask for the card</source>
        <translation>کارڈ مانگیں</translation>
    </message>
    <message>
        <source>Take it on the card machine · F10 QR · Esc back</source>
        <translation>کارڈ مشین پر لیں · F10 QR · Esc واپس</translation>
    </message>
    <message>
        <source>Let the customer scan it · F10 card · Esc back</source>
        <translation>گاہک سکین کرے · F10 کارڈ · Esc واپس</translation>
    </message>
    <message>
        <source>Let the customer scan the store&apos;s sign · F10 card · Esc back</source>
        <translation>گاہک دکان کا QR سکین کرے · F10 کارڈ · Esc واپس</translation>
    </message>
    <message>
        <source>Last digits or approval number</source>
        <translation>آخری ہندسے یا منظوری نمبر</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>کوڈ دکھائیں</translation>
    </message>
    <message>
        <source>Number, if known</source>
        <translation>نمبر، اگر معلوم ہو</translation>
    </message>
</context>
<context>
    <name>TroubleWindow</name>
    <message>
        <source>Kiryana</source>
        <translation>کریانہ</translation>
    </message>
    <message>
        <source>The till cannot open</source>
        <translation>کاؤنٹر نہیں کھل سکتا</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>بند کریں</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>kg</source>
        <translation>کلو</translation>
    </message>
    <message>
        <source>litre</source>
        <translation>لیٹر</translation>
    </message>
    <message>
        <source>Spoiled</source>
        <translation>خراب</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>ٹوٹ پھوٹ</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>چوری</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>میعاد ختم</translation>
    </message>
    <message>
        <source>Own use</source>
        <translation>گھر کا استعمال</translation>
    </message>
    <message>
        <source>Return to vendor</source>
        <translation>سپلائر کو واپسی</translation>
    </message>
    <message>
        <source>To another store</source>
        <translation>دوسری دکان کو</translation>
    </message>
    <message>
        <source>Short in count</source>
        <translation>گنتی میں کمی</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>نمونہ</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>عدد</translation>
    </message>
</context>
<context>
    <name>UnknownCard</name>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>قیمت</translation>
    </message>
    <message>
        <source>Not in your products: {code}</source>
        <translation>آپ کی اشیاء میں نہیں: {code}</translation>
    </message>
    <message numerus="yes">
        <source>(%n more waiting)</source>
        <translation>
            <numerusform>(%n اور باقی)</numerusform>
            <numerusform>(%n اور باقی)</numerusform>
        </translation>
    </message>
    <message>
        <source>Scanning goes on behind this card. Esc skips it</source>
        <translation>اس کارڈ کے پیچھے سکین جاری ہے۔ Esc سے چھوڑیں</translation>
    </message>
    <message>
        <source>Add and sell</source>
        <translation>شامل کر کے بیچیں</translation>
    </message>
    <message>
        <source>Add to the products</source>
        <translation>اشیاء میں شامل کریں</translation>
    </message>
    <message>
        <source>Sell once</source>
        <translation>ایک بار بیچیں</translation>
    </message>
</context>
<context>
    <name>UnknownModel</name>
    <message numerus="yes">
        <source>%n unknown code(s) not sold. Scan again what belongs here</source>
        <translation>
            <numerusform>%n نامعلوم کوڈ فروخت نہیں ہوا۔ اس بل کا ہے تو دوبارہ سکین کریں</numerusform>
            <numerusform>%n نامعلوم کوڈ فروخت نہیں ہوئے۔ جو اس بل کے ہیں دوبارہ سکین کریں</numerusform>
        </translation>
    </message>
    <message>
        <source>What was typed is not saved. Scan the code again to go on with it</source>
        <translation>جو لکھا تھا وہ محفوظ نہیں ہوا۔ آگے لکھنے کے لیے کوڈ دوبارہ سکین کریں</translation>
    </message>
</context>
<context>
    <name>UpdatingWindow</name>
    <message>
        <source>Kiryana</source>
        <translation>کریانہ</translation>
    </message>
    <message>
        <source>Bringing the till up to date</source>
        <translation>کاؤنٹر کو نیا کیا جا رہا ہے</translation>
    </message>
    <message>
        <source>The program is newer than the records of this till and reads them once. Nothing is lost. With years of sales it takes some minutes.</source>
        <translation>پروگرام اس کاؤنٹر کے ریکارڈ سے نیا ہے اور انہیں ایک بار پڑھتا ہے۔ کچھ ضائع نہیں ہوتا۔ برسوں کی فروخت ہو تو چند منٹ لگتے ہیں۔</translation>
    </message>
</context>
<context>
    <name>VendorPage</name>
    <message>
        <source>Up and Down choose one; above the first is a new one</source>
        <translation>اوپر نیچے سے چنیں؛ پہلے سے اوپر نیا ہے</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>نام</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>محفوظ کریں</translation>
    </message>
    <message>
        <source>New vendor</source>
        <translation>نیا سپلائر</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>سپلائر</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>کتنی بار</translation>
    </message>
    <message>
        <source>Last delivery</source>
        <translation>آخری بار</translation>
    </message>
    <message>
        <source>Vendors</source>
        <translation>سپلائر</translation>
    </message>
</context>
<context>
    <name>VendorsModel</name>
    <message numerus="yes">
        <source>%n delivery(s)</source>
        <translation>
            <numerusform>%n بار مال آیا</numerusform>
            <numerusform>%n بار مال آیا</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} محفوظ ہو گیا</translation>
    </message>
    <message>
        <source>There is a vendor of that name already</source>
        <translation>اس نام کا سپلائر پہلے سے موجود ہے</translation>
    </message>
</context>
<context>
    <name>Weighing</name>
    <message>
        <source>No scale is set. The settings name one</source>
        <translation>کوئی ترازو نہیں لگا۔ ترتیبات میں لکھیں</translation>
    </message>
    <message>
        <source>The scale is empty</source>
        <translation>ترازو خالی ہے</translation>
    </message>
</context>
</TS>

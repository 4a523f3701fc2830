// What the scripts say in English, said in Hindi. tests/test_script_words.py holds both together.

export default {
  // lib
  "{count} second": "{count} सेकंड",
  "{count} seconds": "{count} सेकंड",
  "{count} minute": "{count} मिनट",
  "{count} minutes": "{count} मिनट",
  "{count} hour": "{count} घंटे",
  "{count} hours": "{count} घंटे",
  "Only half of the answer arrived. Try again.": "जवाब अधूरा पहुँचा। फिर कोशिश करें।",
  "The site did not answer within {wait}. Check your connection and try again.":
    "साइट ने {wait} तक जवाब नहीं दिया। अपना इंटरनेट देखें और फिर कोशिश करें।",
  "You seem to be offline. Check your connection and try again.":
    "लगता है इंटरनेट नहीं चल रहा। अपना कनेक्शन देखें और फिर कोशिश करें।",
  "You are signed out. Sign in by this button, come back and try again: what you typed stays here.":
    "आप साइन आउट हो गए हैं। इस बटन से साइन इन करके लौटें और फिर कोशिश करें। आपका लिखा यहीं रहेगा।",
  "The site did not accept this, as you signed in or out in another tab. Try again, or else reload the page.":
    "साइट ने इसे नहीं लिया, क्योंकि आपने दूसरे टैब में साइन इन या साइन आउट किया है। फिर कोशिश करें, या पेज दोबारा खोलें।",
  "That was a lot in a short time. Try again in {wait}.":
    "थोड़ी देर में बहुत बार हो गया। {wait} बाद फिर कोशिश करें।",
  "That is too large to send. Choose fewer or smaller files.":
    "यह भेजने के लिए बहुत बड़ा है। कम या छोटी फ़ाइलें चुनें।",
  "That did not work. Check what you entered and try again.":
    "यह नहीं हो पाया। जो भरा है उसे देखें और फिर कोशिश करें।",
  "Something went wrong on our side. Try again in a moment.":
    "हमारी तरफ़ से कुछ गड़बड़ हुई। थोड़ी देर में फिर कोशिश करें।",

  // What every page has
  "Try again": "फिर कोशिश करें",
  "Sign in (new tab)": "साइन इन करें (नया टैब)",
  "{action} in {wait}": "{action} ({wait} बाद)",
  "You are offline. What you type stays here.": "इंटरनेट बंद है। आपका लिखा यहीं रहेगा।",
  Save: "सहेजें",
  Saved: "सहेजा हुआ",
  "Save {title}": "{title} सहेजें",
  "Saved: {title}": "सहेजा हुआ: {title}",
  "You have saved {count} vehicles, and there is no room for more. Remove some first.":
    "आप {count} गाड़ियाँ सहेज चुके हैं, और जगह नहीं है। पहले कुछ हटाएँ।",
  "Your account has room for {count} vehicles: some of this browser's were left out.":
    "आपके खाते में {count} गाड़ियों की जगह है: इस ब्राउज़र की कुछ गाड़ियाँ छूट गईं।",
  "This browser keeps nothing for the site. Sign in to save vehicles.":
    "यह ब्राउज़र कुछ याद नहीं रखता। गाड़ियाँ सहेजने के लिए साइन इन करें।",

  // Search and suggestions
  Suggestions: "सुझाव",
  Make: "कंपनी",
  Model: "मॉडल",
  Kind: "किस्म",
  Place: "जगह",
  State: "राज्य",
  City: "शहर",
  "No suggestions just now. Press Enter to search.": "अभी सुझाव नहीं मिल रहे। खोजने के लिए Enter दबाएँ।",
  "No suggestions. Press Enter to search.": "कोई सुझाव नहीं। खोजने के लिए Enter दबाएँ।",
  "{count} suggestion. Press the down arrow.": "{count} सुझाव। नीचे वाला तीर दबाएँ।",
  "{count} suggestions. Use the arrow keys.": "{count} सुझाव। तीर वाले बटन दबाएँ।",
  "No place of that name.": "इस नाम की कोई जगह नहीं मिली।",
  "{count} place. Press the down arrow.": "{count} जगह। नीचे वाला तीर दबाएँ।",
  "{count} places. Use the arrow keys.": "{count} जगहें। तीर वाले बटन दबाएँ।",
  "You are near {place}.": "आप {place} के पास हैं।",
  "You seem to be outside India. Type a place or a pincode.":
    "लगता है आप भारत से बाहर हैं। जगह या पिनकोड लिखें।",
  "Your browser does not tell us where you are. Allow it for this site, or type a place.":
    "आपका ब्राउज़र नहीं बताता कि आप कहाँ हैं। इस साइट को अनुमति दें, या जगह लिखें।",
  "Your position cannot be found now. Type a place or a pincode.":
    "अभी पता नहीं चल रहा कि आप कहाँ हैं। जगह या पिनकोड लिखें।",
  "Finding your position took too long. Try again, or type a place.":
    "आपकी जगह ढूँढने में बहुत देर लगी। फिर कोशिश करें, या जगह लिखें।",
  "Show {vehicles}": "{vehicles} देखें",
  "The numbers beside the filters are missing. {message}": "फ़िल्टर के साथ की संख्याएँ नहीं आईं। {message}",
  "Most cost from {low} to {high} a day.": "ज़्यादातर का किराया {low} से {high} प्रतिदिन है।",
  "Most cost {low} a day or more.": "ज़्यादातर का किराया {low} प्रतिदिन या उससे ज़्यादा है।",
  "Vehicles to rent · GoWheels": "किराये की गाड़ियाँ · GoWheels",
  "Vehicles to rent: {words} · GoWheels": "किराये की गाड़ियाँ: {words} · GoWheels",

  // Cards, the gallery, sharing, favourites
  "Loading a vehicle": "गाड़ी आ रही है",
  "Petrol · Manual · 5 seats": "पेट्रोल · मैनुअल · 5 सीटें",
  "Indiranagar, Bengaluru": "इंदिरानगर, बेंगलुरु",
  "{place} · {distance} km": "{place} · {distance} किमी",
  "{place} · under 1 km": "{place} · 1 किमी से कम",
  "{shown} of {count}": "{count} में से {shown}",
  "Link copied.": "लिंक कॉपी हो गया।",
  "The link could not be copied. Copy it from the browser's address bar.":
    "लिंक कॉपी नहीं हो पाया। उसे ब्राउज़र के पते से कॉपी करें।",
  "Choose up to four.": "चार तक चुनें।",
  "Four are chosen, the most there can be.": "चार चुनी गईं, इससे ज़्यादा नहीं चुन सकते।",

  // To fill in a form
  "Choose the {name}.": "{name} चुनें।",
  "Enter the {name}.": "{name} भरें।",
  "Use digits only.": "सिर्फ़ अंक लिखें।",
  "Enter {least} or more.": "{least} या उससे ज़्यादा भरें।",
  "Enter {most} or less.": "{most} या उससे कम भरें।",
  "Enter a whole number.": "पूरी संख्या भरें।",
  "Enter at most two decimals.": "दशमलव के बाद ज़्यादा से ज़्यादा दो अंक भरें।",
  "We do not know this pincode. Check it, or fill in the place yourself.":
    "यह पिनकोड हमें नहीं मिला। उसे देख लें, या जगह खुद भरें।",
  "We do not know this pincode. Check it, or leave it empty.":
    "यह पिनकोड हमें नहीं मिला। उसे देख लें, या खाली छोड़ दें।",
  "{area}, {district}. Change whatever is not right.": "{area}, {district}। जो सही नहीं, उसे बदल दें।",

  // To list a vehicle
  "Step {step} of {count}: {name}": "{count} में से चरण {step}: {name}",
  "Makes: tap one, or type it.": "कंपनी: चुनें, या लिखें।",
  "Models of {brand}: tap one, or type it.": "{brand} के मॉडल: चुनें, या लिखें।",
  "We could not load makes and models. Type them, or try again.":
    "कंपनियाँ और मॉडल नहीं आ पाए। खुद लिखें, या फिर कोशिश करें।",
  "Your vehicle": "आपकी गाड़ी",
  "Fuel · Gearbox · Seats": "ईंधन · गियर · सीटें",
  "Area, city": "इलाका, शहर",
  "Number plate": "नंबर प्लेट",
  "{count} seat": "{count} सीट",
  "{count} seats": "{count} सीटें",
  "Waiting for the last photographs…": "बाकी फ़ोटो का इंतज़ार है…",
  "Listing your vehicle…": "आपकी गाड़ी जोड़ी जा रही है…",
  "Listed.": "गाड़ी जुड़ गई।",
  "Throw the draft away?": "अधूरा फ़ॉर्म हटा दें?",
  "Save and send in": "सहेजें और जाँच के लिए भेजें",

  // Photographs
  Photograph: "फ़ोटो",
  "Photograph {position}": "फ़ोटो {position}",
  "{action}: photograph {position}": "{action}: फ़ोटो {position}",
  "What photograph {position} shows": "फ़ोटो {position} में क्या है",
  "{count} of {limit} photographs chosen.": "{limit} में से {count} फ़ोटो चुनी गईं।",
  "In line to be sent": "भेजने की बारी में",
  "Sending, {percent} %": "भेजी जा रही है, {percent} %",
  "Checking…": "देखी जा रही है…",
  "{name} has arrived.": "{name} पहुँच गई।",
  "{name} is now number {place} of {count}.": "{name} अब {count} में से नंबर {place} पर है।",
  "{name} removed. {count} left.": "{name} हटाई गई। {count} बाकी हैं।",
  "Not sent, as you are signed out.": "नहीं भेजी गई, क्योंकि आप साइन आउट हैं।",
  "The connection broke while sending. Check it and try again.":
    "भेजते समय इंटरनेट टूट गया। उसे देखें और फिर कोशिश करें।",
  "A photograph has not arrived. Try again, or remove it.":
    "एक फ़ोटो नहीं पहुँची। फिर कोशिश करें, या उसे हटा दें।",
  "{count} photographs have not arrived. Try again, or remove what is missing.":
    "{count} फ़ोटो नहीं पहुँचीं। फिर कोशिश करें, या उन्हें हटा दें।",
  "{name} was left out: a vehicle may have {limit} photographs.":
    "{name} छोड़ दी गई: एक गाड़ी की {limit} फ़ोटो हो सकती हैं।",
  "It is over {megabytes} MB. Choose a smaller one.": "यह {megabytes} MB से बड़ी है। छोटी फ़ोटो चुनें।",
  "{name} has {size} MB. A photograph may have {megabytes} MB: choose a smaller one.":
    "{name} {size} MB की है। फ़ोटो {megabytes} MB तक की हो सकती है: छोटी चुनें।",
  "{name} is empty. Choose it again, or another one.": "{name} खाली है। उसे फिर चुनें, या कोई और चुनें।",
  "{name} holds no picture that we can read. Choose another one.":
    "{name} की तस्वीर हम पढ़ नहीं पाए। कोई और चुनें।",
  "{name} is not a photograph that we can read. Choose a JPEG, PNG, WebP or AVIF file.":
    "{name} ऐसी फ़ोटो नहीं जिसे हम पढ़ सकें। JPEG, PNG, WebP या AVIF फ़ाइल चुनें।",

  // One's own account
  "Choose one": "चुनें",
  "Choose another": "दूसरी चुनें",
  "This is how it will look. Press Save to keep it.": "यह ऐसी दिखेगी। रखने के लिए सहेजें दबाएँ।",
  "Taken back.": "वापस ले ली गई।",
  "It goes when you press Save.": "सहेजें दबाने पर यह हट जाएगी।",
  "Saved.": "सहेज लिया गया।",
  "Your account has moved to the new number.": "आपका खाता अब नए फ़ोन नंबर पर है।",
  "Noted: {state}.": "लिख लिया: {state}।",
  "Confirmed today": "आज पक्का किया",
  Undo: "वापस लाएँ",
  "Undo the deletion of {title}": "{title} को वापस लाएँ",
};

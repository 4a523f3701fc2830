"""The demo's people: names as they are found together, and numbers that no two of them share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from gowheels.demo.cities import CITIES, City

USERNAME_PREFIX = "demo-"

# region: first names, then family names
_NAMES = {
    "north": (
        ("Aarav Aditi Amit Anjali Ankit Deepak Divya Gaurav Imran Kavita Manish Neha Nitin Pooja "
        "Rahul Ritu Rohit Sana Shreya Sunil Vikas Yusuf Zoya"),
        ("Agarwal Ansari Bhatnagar Chauhan Gupta Khan Mathur Mishra Pandey Rastogi Saxena Sharma "
        "Singh Srivastava Tiwari Tyagi Verma Yadav"),
    ),
    "punjabi": (
        ("Amandeep Arshdeep Gurpreet Harleen Harpreet Jaspreet Karan Manpreet Navjot Parminder "
        "Ramandeep Simran Sukhdeep Tanvir"),
        "Bajwa Bedi Brar Dhillon Gill Grewal Kapoor Malhotra Sandhu Sethi Sidhu Singh Sodhi",
    ),
    "rajasthani": (
        ("Bhanwar Bhawna Chetan Dinesh Hemlata Kailash Kiran Mahendra Meenal Narpat Priyanka "
        "Ratan Sumer Vikram"),
        "Bhati Choudhary Gehlot Jain Jangid Kothari Meena Mehta Rathore Sharma Shekhawat Soni",
    ),
    "gujarati": (
        ("Alpesh Bhavin Chirag Dhruvi Falguni Hardik Hetal Jignesh Kinjal Mitesh Nirali Parth "
        "Riddhi Salim Urvashi"),
        "Bhatt Chaudhari Dave Desai Joshi Mehta Modi Parmar Patel Rathod Shah Solanki Vohra",
    ),
    "marathi": (
        ("Aniket Apurva Gauri Girish Ketaki Mahesh Manasi Mangesh Nikhil Omkar Prachi Rohan "
        "Sachin Sayali Shraddha Siddhesh Sneha Tejas Vaishnavi Farhan"),
        ("Bhosale Chavan Deshmukh Deshpande Gaikwad Jadhav Joshi Kale Kulkarni More Naik Patil "
        "Pawar Sawant Shaikh Shinde"),
    ),
    "goan": (
        ("Agnelo Alisha Anthony Bosco Clyde Fatima Joaquim Lourdes Melwyn Nisha Prasad Rosario "
        "Sanjana Sheldon Siddhi Velip"),
        ("Almeida Borkar Braganza Da'Costa D'Souza Fernandes Gaonkar Kamat Lobo Naik Pereira "
        "Pinto Sawant Vaz"),
    ),
    "kannada": (
        ("Akshay Anusha Bhavana Chaitra Darshan Ganesh Harsha Kavya Manjunath Meghana Nandini "
        "Naveen Pavan Prakash Rakshith Roopa Shwetha Suhas Vinay Ayesha"),
        ("Acharya Bhat Gowda Hegde Kamath Kulkarni Murthy Nayak Poojary Prabhu Rao Reddy Shenoy "
        "Shetty Shivakumar Swamy"),
    ),
    "tamil": (
        ("Abirami Anand Arun Balaji Deepa Dinesh Ezhil Gayathri Hariharan Janani Karthik Lavanya "
        "Meenakshi Murugan Nithya Prabhu Revathi Saravanan Sathish Vignesh Yasmin"),
        ("Annamalai Arumugam Balasubramanian Chandran Ganesan Krishnan Kumar Mohan Natarajan "
        "Palaniswamy Raman Ravichandran Selvam Sivakumar Subramanian Thomas Venkatesan"),
    ),
    "telugu": (
        ("Anil Anitha Aparna Bhargav Charan Harika Jyothi Kalyan Kiranmai Lakshmi Mounika "
        "Naresh Pavani Rajesh Ramya Sai Sandeep Sirisha Srinivas Swathi Venkatesh Sameer"),
        ("Chowdary Gadde Goud Kolla Kumar Mohammed Naidu Nallapati Pasupuleti Raju Rao Reddy "
        "Tummala Varma Yadav Yerra"),
    ),
    "malayalam": (
        ("Abdul Ajith Anjana Anoop Arya Aswathy Binu Deepthi Fathima Jibin Jomon Lekshmi Manju "
        "Nikhil Rahul Remya Shyam Sneha Sreejith Vishnu"),
        ("Chacko George Joseph Kurian Kutty Menon Mathew Nair Nambiar Panicker Pillai Rahman "
        "Thomas Varghese Varma Warrier"),
    ),
    "bengali": (
        ("Abhishek Ananya Arijit Arpita Debashish Debjani Indrani Koushik Moumita Nilanjan "
        "Paromita Rituparna Sayan Shubham Sourav Subhasree Suman Tanmoy Tania Wasim"),
        ("Banerjee Basu Bhattacharya Bose Chakraborty Chatterjee Das Dey Dutta Ghosh Mondal "
        "Mukherjee Pal Roy Saha Sarkar Sen"),
    ),
    "odia": (
        ("Aditya Bibhuti Debasmita Gyana Itishree Jyotiranjan Lipika Pradeep Rashmita Sarat "
        "Smruti Soumya Subrat Swagatika"),
        "Behera Dash Jena Mahapatra Mishra Mohanty Nayak Panda Patnaik Pradhan Rout Sahoo Swain",
    ),
    "assamese": (
        ("Anupam Barnali Bhaskar Bikash Dipjyoti Himangshu Jahnabi Kaushik Manash Mridul "
        "Nabanita Pallabi Rituraj Rupam"),
        "Ahmed Baruah Bora Bordoloi Borah Choudhury Das Deka Gogoi Hazarika Kalita Saikia Sarma",
    ),
    "khasi": (
        "Banri Daphi Ibanshisha Kitboklang Larisha Mebanker Pynshngain Ribiang Wanbha",
        "Khongwir Kharkongor Lyngdoh Marbaniang Nongrum Syiem Warjri",
    ),
    "bihari": (
        ("Abhinav Alok Archana Birsa Chandan Khushboo Kundan Madhu Nishant Prerna Rakesh Rashmi "
        "Saurabh Shalini Sonu Tabassum Vivek"),
        "Alam Choudhary Jha Kumar Kumari Lakra Mahto Mishra Oraon Prasad Sahay Sharma Singh Sinha",
    ),
    "pahari": (
        ("Abhay Anita Ashish Bhuwan Disha Himani Kamal Lalit Mohit Nutan Pankaj Rekha Rohini "
        "Sanjay Tenzin Vidya"),
        "Bisht Chauhan Dhiman Joshi Kanwar Negi Pant Rana Rawat Sharma Thakur Uniyal Verma",
    ),
    "kashmiri": (
        "Aamir Bilal Farooq Iqra Junaid Mehvish Nadeem Rubaiya Saima Showkat Tariq Zahid",
        "Bhat Dar Khan Koul Lone Malik Mir Shah Wani Zargar",
    ),
    "ladakhi": (
        "Chosgyal Deskit Jigmet Lobzang Padma Rigzin Sonam Stanzin Tashi Tsering Yangchan",
        "Angchuk Angmo Dolma Dorjay Gyatso Lhamo Namgyal Norboo Phuntsog Wangchuk",
    ),
}  # fmt: skip
_BY_REGION = {region: (first.split(), last.split()) for region, (first, last) in _NAMES.items()}
_REGIONS = list(_BY_REGION)
_CITY_SUMS = list(accumulate(city.weight for city in CITIES))
_OUTSIDE = 0.35  # of those who may live around a city

# The first four digits of mobile numbers; the other six and the order of prefixes give forty
# million numbers.
_PREFIXES = [
    "9810",
    "9820",
    "9830",
    "9840",
    "9845",
    "9847",
    "9848",
    "9849",
    "9880",
    "9886",
    "9900",
    "9902",
    "9930",
    "9940",
    "9945",
    "9950",
    "9960",
    "9967",
    "9970",
    "9980",
    "9999",
    "9000",
    "9008",
    "9015",
    "9030",
    "9036",
    "9040",
    "9048",
    "9050",
    "9060",
    "9703",
    "9701",
    "9740",
    "9741",
    "9742",
    "9743",
    "9767",
    "9773",
    "9790",
    "9791",
]
_TAIL = 10**6
_COUNT = len(_PREFIXES) * _TAIL
_STRIDE = 15_485_863  # a prime, so that consecutive people have numbers far apart and all differ


@dataclass(frozen=True)
class Person:
    """Somebody of the demo; `joined` is how many days ago, `phone` is in E.164 form."""

    username: str
    name: str
    phone: str
    city: City
    pincode: str
    joined: int


def person(
    kind: str, number: int, seed: int, outskirts: Mapping[str, Sequence[str]] | None = None
) -> Person:
    """Make the person of this kind ("owner" or "customer") and number; the same for a seed.

    `outskirts` are pincodes around cities, by the city's name, where some people live then.
    """
    chance = Random(f"{seed} {kind} {number}")
    city = chance.choices(CITIES, cum_weights=_CITY_SUMS)[0]
    name = _name(city.region, chance)
    pincode = chance.choice(city.pincodes)
    joined = chance.randint(31, 700)
    around = outskirts.get(city.name) if outskirts else None
    if around and chance.random() < _OUTSIDE:
        pincode = chance.choice(around)
    return Person(
        username=f"{USERNAME_PREFIX}{kind}-{number}",
        name=name,
        phone=phone(2 * number + (kind == "customer"), seed),
        city=city,
        pincode=pincode,
        joined=joined,
    )


def _name(region: str, chance: Random) -> str:
    """Most people have a name of the place; cities draw people from everywhere."""
    home = region if chance.random() < 0.72 else chance.choice(_REGIONS)
    first, last = _BY_REGION[home]
    return f"{chance.choice(first)} {chance.choice(last)}"


def phone(number: int, seed: int) -> str:
    """The mobile number of somebody's number; no two below forty million share one."""
    place = (number * _STRIDE + seed * 7_919) % _COUNT
    return f"+91{_PREFIXES[place // _TAIL]}{place % _TAIL:06d}"


def spare_phones(seed: int) -> Iterator[str]:
    """Numbers for those whose own is taken by somebody who is not of the demo."""
    return (phone(_COUNT - number, seed) for number in range(1, _COUNT))

// Home: the search plate suggests places.

import { placeSearch } from "../components/place_search.js";

placeSearch(document.querySelector("[data-search-plate]"));

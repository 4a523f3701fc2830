// Makes and models to tap, with their pictures, or to choose from while typing; anything else may
// be typed too.

import { request } from "../lib/request.js";
import { say } from "../lib/words.js";
import { failureNotice } from "./failure.js";

const MOST = 40;

/** Offer the catalogue below the brand and model fields of `form`. Returns { refresh }. */
export function offerCatalogue(form) {
  const { brand_name: brandField, model_name: modelField } = form.elements;
  const brandNames = form.querySelector("#brand-names");
  const modelNames = form.querySelector("#model-names");
  const part = form.querySelector("[data-catalogue]");
  const words = part.querySelector("[data-catalogue-words]");
  const tiles = part.querySelector("[data-catalogue-tiles]");
  const template = part.querySelector("template");
  const notice = failureNotice((root) => part.before(root), brandField);
  let brands = [];
  let models = [];

  const chosenBrand = () => brands.find((brand) => isSame(brand.name, brandField.value));

  async function offerBrands() {
    const category = form.elements.category.value;
    const answer = category && (await found(`${form.dataset.brandsUrl}?category=${category}`));
    brands = answer?.brands || [];
    fill(brandNames, brands);
    await offerModels();
  }

  async function offerModels() {
    const brand = chosenBrand();
    const answer = brand && (await found(form.dataset.modelsUrl.replace("/0/", `/${brand.id}/`)));
    models = answer?.models || [];
    fill(modelNames, models);
    draw();
  }

  /** The answer, or null: without suggestions the fields still take what is typed. */
  async function found(url) {
    try {
      const answer = await request(url);
      notice.hide();
      return answer;
    } catch (error) {
      const words = say("We could not load makes and models. Type them, or try again.");
      notice.show(error, offerBrands, words);
      return null;
    }
  }

  function draw() {
    const brand = chosenBrand();
    const [field, named] = brand ? [modelField, models] : [brandField, brands];
    const fitting = named.filter(({ name }) => fits(name, field.value));
    // A model that is chosen is one among the others, so that it can be changed by a tap.
    const shown = fitting.some(({ name }) => isSame(name, field.value)) ? named : fitting;
    words.textContent = brand
      ? say("Models of {brand}: tap one, or type it.", { brand: brand.name })
      : say("Makes: tap one, or type it.");
    part.hidden = shown.length === 0;
    tiles.replaceChildren(...shown.slice(0, MOST).map((one) => tileOf(one, field)));
  }

  function tileOf({ name, image }, field) {
    const tile = template.content.firstElementChild.cloneNode(true);
    const picture = tile.querySelector("img");
    tile.querySelector("span").textContent = name;
    tile.setAttribute("aria-pressed", String(isSame(name, field.value)));
    if (image) {
      picture.src = image;
    } else {
      picture.remove();
    }
    tile.addEventListener("click", () => choose(name, field));
    return tile;
  }

  async function choose(name, field) {
    field.value = name;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (field === brandField) {
      modelField.value = "";
      await offerModels();
      (tiles.querySelector("button") || modelField).focus();
    } else {
      form.elements.year.focus();
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  brandField.setAttribute("list", brandNames.id);
  modelField.setAttribute("list", modelNames.id);
  form.addEventListener("change", (event) => {
    if (event.target.name === "category") {
      offerBrands();
    }
  });
  brandField.addEventListener("input", offerModels);
  modelField.addEventListener("input", draw);
  return { refresh: offerBrands };
}

function isSame(name, typed) {
  return name.toLowerCase() === typed.trim().toLowerCase();
}

/** Whether a word of the name begins as what is typed. */
function fits(name, typed) {
  const text = typed.trim().toLowerCase();
  return ` ${name.toLowerCase()}`.includes(` ${text}`);
}

function fill(list, named) {
  list.replaceChildren(
    ...named.map(({ name }) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }),
  );
}

// Makes and models to choose from while typing; anything else may be typed too.

import { request } from "../lib/request.js";

/** Offer the catalogue beside the brand and model fields of `form`. Returns { refresh }. */
export function offerCatalogue(form) {
  const { brand_name: brandField, model_name: modelField } = form.elements;
  const brandNames = form.querySelector("#brand-names");
  const modelNames = form.querySelector("#model-names");
  let brands = [];

  async function offerBrands() {
    const category = form.elements.category.value;
    const answer = await found(`${form.dataset.brandsUrl}?category=${category}`);
    brands = answer?.brands || [];
    fill(brandNames, brands);
    await offerModels();
  }

  async function offerModels() {
    const typed = brandField.value.trim().toLowerCase();
    const brand = brands.find((one) => one.name.toLowerCase() === typed);
    const answer = brand && (await found(form.dataset.modelsUrl.replace("/0/", `/${brand.id}/`)));
    fill(modelNames, answer?.models || []);
  }

  brandField.setAttribute("list", brandNames.id);
  modelField.setAttribute("list", modelNames.id);
  form.addEventListener("change", (event) => {
    if (event.target.name === "category") {
      offerBrands();
    }
  });
  brandField.addEventListener("change", offerModels);
  return { refresh: offerBrands };
}

/** The answer, or null: without suggestions the fields still take what is typed. */
async function found(url) {
  try {
    return await request(url);
  } catch {
    return null;
  }
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

// The reader made smooth: a card and its words are picked out together, without the page being loaded anew.
// All of it also works without this module, by anchors and by the address.

const reader = document.querySelector("[data-reader]");
const text = reader.querySelector(".report");
const still = matchMedia("(prefers-reduced-motion: reduce)");

function wordsOf(claim) {
  return [...text.querySelectorAll("[data-claims]")].filter((one) => one.dataset.claims.split(" ").includes(claim));
}

function cardOf(claim) {
  return document.getElementById(claim);
}

function scroll(one) {
  one?.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
}

/** Pick out a claim: its card and its words; the address says so too. */
function choose(claim) {
  for (const one of reader.querySelectorAll(".chosen")) one.classList.remove("chosen");
  for (const one of wordsOf(claim)) one.classList.add("chosen");
  cardOf(claim)?.classList.add("chosen");
  const address = new URL(location);
  address.searchParams.set("claim", claim);
  address.hash = "";
  history.replaceState(history.state, "", address);
}

reader.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const card = event.target.closest("[data-claim]");
  const words = event.target.closest("[data-claims]");
  if (card && link?.matches("[data-words]")) {
    event.preventDefault();
    choose(card.dataset.claim);
    scroll(wordsOf(card.dataset.claim)[0]);
  } else if (words && text.contains(words)) {
    if (link) event.preventDefault();
    const claim = link ? decodeURIComponent(link.hash.slice(1)) : words.dataset.claims.split(" ")[0];
    choose(claim);
    scroll(cardOf(claim));
    if (link) cardOf(claim)?.querySelector("[data-words]")?.focus({ preventScroll: true });
  }
});

reader.addEventListener("tadmor:at", (event) => {
  choose(event.target.dataset.claim);
  scroll(wordsOf(event.target.dataset.claim)[0]);
});

const layers = reader.querySelector(".layers");
layers.addEventListener("change", () => {
  const address = new URL(location);
  address.searchParams.delete("layer");
  for (const [name, value] of new FormData(layers)) address.searchParams.append(name, value);
  history.replaceState(history.state, "", address);
});
layers.querySelector("button").hidden = true; // the address follows by itself

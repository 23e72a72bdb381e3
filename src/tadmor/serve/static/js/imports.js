// While something is being read, its table follows without the page being loaded anew; files can be dropped.

const EVERY = 1500; // milliseconds

const runs = document.querySelector("[data-runs]");

async function follow() {
  const answer = await fetch("/imports", { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const replacement = fresh.querySelector("[data-runs]");
  if (replacement.textContent !== runs.textContent) runs.replaceChildren(...replacement.childNodes);
  if (runs.querySelector(".state-running, .state-waiting")) setTimeout(follow, EVERY);
  else document.querySelector("#rejects")?.parentElement.replaceWith(fresh.querySelector("#rejects").parentElement);
}

if (runs.querySelector(".state-running, .state-waiting")) setTimeout(follow, EVERY);

const form = document.querySelector("[data-drop]");
const place = form.querySelector(".drop");
const field = form.querySelector("input[type=file]");

for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    place.classList.add("over");
  });
}
form.addEventListener("dragleave", () => place.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  place.classList.remove("over");
  if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
});

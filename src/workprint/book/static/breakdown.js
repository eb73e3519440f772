// The breakdown shows one category, or all of them.
const sheets = document.querySelector("#breakdown");
if (sheets) {
  const buttons = all(".filters button", sheets);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const wanted = button.dataset.category;
      for (const other of buttons) other.setAttribute("aria-pressed", other === button);
      if (wanted) sheets.dataset.only = wanted;
      else delete sheets.dataset.only;
      for (const one of all("mark, .needs > div, .elements tbody tr", sheets)) {
        one.classList.toggle("on", one.dataset.category === wanted);
      }
    });
  }
}

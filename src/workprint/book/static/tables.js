// Tables sort by a press on a column's heading; a second press turns the order round.
for (const table of all(".sheet")) {
  const headings = all(".sort", table);
  headings.forEach((button, column) => {
    button.addEventListener("click", () => {
      const up = button.getAttribute("aria-pressed") !== "true";
      const body = table.tBodies[0];
      const keyed = [...body.rows].map((row) => {
        const cell = row.cells[column];
        const key = cell.dataset.key;
        return [key === undefined ? cell.innerText.trim() : Number(key), row];
      });
      keyed.sort(([a], [b]) => (typeof a === "number" ? a - b : a.localeCompare(b)));
      if (!up) keyed.reverse();
      body.append(...keyed.map(([, row]) => row));
      for (const other of headings) {
        other.removeAttribute("aria-pressed");
        other.closest("th").removeAttribute("aria-sort");
      }
      button.setAttribute("aria-pressed", up);
      button.closest("th").setAttribute("aria-sort", up ? "ascending" : "descending");
    });
  });
}

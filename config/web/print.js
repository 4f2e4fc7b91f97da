// Shows the print buttons where a script can answer them; without it the browser's own menu prints.
document.querySelectorAll("[data-print]").forEach(button => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

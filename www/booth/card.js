// The volunteer's card on paper.

document.querySelector("[data-card=print]").addEventListener("click", () => print());

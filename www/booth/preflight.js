document.documentElement.setAttribute("data-booth", "");

// All pictures on one page, a row for each screen. A tap on a picture shows it as large as it is.

const STYLE = `
  body { margin: 16px; font: 18px/1.5 sans-serif; background: #eee; }
  h2 { margin: 32px 0 8px; font-size: 20px; }
  div { display: flex; gap: 16px; align-items: flex-start; overflow-x: auto; }
  figure { margin: 0; flex: none; }
  img { display: block; width: 270px; max-height: 600px; object-fit: cover; object-position: top; border: 1px solid #999; background: #fff; }
`;

/** The page; `seen` has what each screen is called and the files of its pictures, one for each look. */
export function sheet(looks, seen) {
  const figure = (file, n) =>
    `<figure><a href="${encodeURI(file)}"><img loading="lazy" src="${encodeURI(file)}" alt=""></a><figcaption>${looks[n]}</figcaption></figure>`;
  const rows = seen.map(({ screen, pictures }, n) => `<h2>${n + 1} ${screen}</h2><div>${pictures.map(figure).join("")}</div>`);
  return `<!doctype html><meta charset="utf-8"><title>${seen.length} screens</title><style>${STYLE}</style>${rows.join("\n")}\n`;
}

self.addEventListener("fetch", () => FILES);

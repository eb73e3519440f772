// Before anything is drawn: the language and the light this reader chose before.
try {
  const root = document.documentElement;
  const language = localStorage.getItem("workprint.language");
  const theme = localStorage.getItem("workprint.theme");
  if (language === "en" || language === "zh") root.dataset.language = language;
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch { /* A browser that keeps nothing for pages from disk: the film's language, then. */ }

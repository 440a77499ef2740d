export type ThemeChoice = "system" | "light" | "dark";

export const themeKey = "palate.theme";

/**
 * Sets the chosen theme before anything is painted. It runs as an inline script, where React escapes
 * quotes, ampersands and angle brackets: so it is written without them.
 */
export const themeScript = `try{const t=localStorage.getItem(\`${themeKey}\`);if([\`light\`,\`dark\`].includes(t))document.documentElement.dataset.theme=t}catch(e){document.documentElement.dataset.storage=\`none\`}`;

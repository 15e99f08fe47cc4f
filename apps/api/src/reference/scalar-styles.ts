/**
 * The styles that Scalar's script puts into the page, by the hashes of their texts: its own, those of its messages (which it makes empty
 * and then fills), and the theme's. Another version has others, which the browser tells when the page's test opens it.
 */
export const scalarStyles = [
  "'sha256-d7niGYA9R/xp7r1pyc/+3ntTepKCabnrqd2exao76s4='",
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-ZW1GSuo0pKyEx5Ar7ZC5Dflb/mjatjeTW9aVx0iZAzE='",
  "'sha256-DLlkYCuDYGe6ME23YkUFB7Tc36rGDeo4mVBFbZX3uaU='",
  "'sha256-rO+6k1mDRASa9Q8IQu9I3bF+bjRdxDreAZCyGSaxzeI='",
] as const

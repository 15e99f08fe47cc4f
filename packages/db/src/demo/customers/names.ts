/** What people and their shops are called in a place. */
interface NamesOfLocale {
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** What a shop for outdoor gear is called there, before the name of its owner. */
  readonly shop: readonly string[]
}

/** Names by where people are at home: given names, family names, and the first words of shops. */
export const names = {
  'nb-NO': locale(
    'Ingrid, Åse, Kari, Sigrid, Solveig, Nora, Emma, Jorunn, Hanne, Ragnhild, Olav, Sindre, Eirik, Håkon, Lars, Bjørn, Øyvind, Tor, Jonas, Magnus',
    'Solheim, Aas, Bakken, Haugen, Lien, Myhre, Østby, Nygård, Fossum, Dahl, Tveit, Hovland, Sæther, Brekke, Moen, Løken, Vik, Rønning, Strand, Eide',
    'Turbutikken, Turutstyr',
  ),
  'sv-SE': locale(
    'Elin, Maja, Astrid, Linnéa, Ebba, Saga, Karin, Åsa, Erik, Gustav, Nils, Oskar, Björn, Axel, Viktor, Love',
    'Lindqvist, Åkesson, Bergström, Sjöberg, Nyström, Holm, Ekman, Söderlund, Wallin, Öberg, Hedlund, Norén, Dahlgren, Forsberg',
    'Fjällbod, Friluft',
  ),
  'da-DK': locale(
    'Freja, Ida, Sofie, Kirstine, Mette, Clara, Anders, Mads, Søren, Frederik, Rasmus, Jeppe',
    'Kjær, Østergaard, Møller, Holst, Nørgaard, Bruun, Skov, Lund, Vestergaard, Krogh',
    'Friluftsbutik, Vandrebutik',
  ),
  'de-DE': locale(
    'Anna, Lena, Johanna, Katharina, Miriam, Jana, Frieda, Leyla, Franziska, Ulrike, Lukas, Jonas, Felix, Maximilian, Tobias, Jürgen, Kai, Florian, Emre, Matthias',
    'Müller, Schäfer, Weiß, Krüger, Brandt, Vogel, Großmann, Lehmann, Seidel, Zeiler, Öztürk, Feddersen, Rademacher, Kühn, Bauer, Schröder, Hartmann, Jäger, Böhm, Kowalski',
    'Bergsport, Alpinladen, Wanderwelt',
  ),
  'de-AT': locale(
    'Theresa, Magdalena, Valentina, Elisabeth, Romana, Lisbeth, Sebastian, Andreas, Alois, Michael, Dominik, Raphael',
    'Gruber, Hofer, Steiner, Moser, Egger, Lechner, Brunnauer, Wallner, Schernthaner, Rainer, Pichler, Auer',
    'Bergladen, Sporthaus',
  ),
  'de-CH': locale(
    'Seraina, Ladina, Nina, Corinne, Regula, Flurina, Beat, Urs, Reto, Gian, Marco, Curdin',
    'Zürcher, Caviezel, Ammann, Brunner, Gerber, Lüthi, Wyss, Bühler, Capaul, Aebi, Tschanz, Imhof',
    'Bergshop, Alpinsport',
  ),
  'fr-FR': locale(
    'Camille, Élodie, Chloé, Margaux, Zoé, Aurélie, Inès, Océane, Yasmine, Hélène, Mathéo, Théo, Loïc, François, Étienne, Baptiste, Rémi, Karim, Gaël, Jérôme',
    'Gaillard, Fournier, Lefèvre, Barbier, Perrin, Chevallier, Dupré, Rousseau, Lemaître, Benali, Garnier, Mercier, Faure, Blanchet, Morel, Besson, Traoré, Carron',
    'Montagne, Sommets, Vieux Campement',
  ),
  'it-IT': locale(
    'Giulia, Chiara, Martina, Alessia, Elena, Niccolò, Matteo, Davide, Lorenzo, Giosuè, Andrea, Paolo',
    'Rossetti, Bianchi, De Luca, Marchetti, Pellegrini, Fontana, Zanella, Dalla Costa, Moretti, Ferrari, Conti, Gallo',
    'Alta Quota, Montagna',
  ),
  'es-ES': locale(
    'Nuria, Lucía, Begoña, Inés, Montserrat, Sofía, Íñigo, Álvaro, Joaquín, Sergio, Xavier, Andrés',
    'Abadía, Núñez, García, Peñalver, Ibáñez, Muñoz, Etxeberria, Serrano, Vidal, Castaño, Rovira, Molina',
    'Cumbre, Montaña',
  ),
  'pt-PT': locale(
    'Beatriz, Inês, Mariana, Joana, Tomás, Gonçalo, João, Simão',
    'Magalhães, Conceição, Ferreira, Figueiredo, Guimarães, Brandão, Lourenço, Teixeira',
    'Serra, Trilhos',
  ),
  'nl-NL': locale(
    'Sanne, Femke, Lotte, Anouk, Fleur, Maaike, Daan, Bram, Sven, Thijs, Joris, Rik',
    'de Vries, van Dijk, Bakker, Hoekstra, van den Berg, Postma, Mulder, Kuipers, Visser, ter Horst, Jansen, El Amrani',
    'Buitensport, Wandelhuis',
  ),
  'pl-PL': locale(
    'Agnieszka, Zofia, Małgorzata, Kinga, Weronika, Łucja, Paweł, Michał, Krzysztof, Jakub, Wojciech, Stanisław',
    'Wiśniewska, Kowalczyk, Zieliński, Wójcik, Dąbrowski, Szymańska, Kamińska, Łuczak, Jabłoński, Górski, Żak, Mazur',
    'Górski Sklep, Szlak',
  ),
  'cs-CZ': locale(
    'Tereza, Kateřina, Šárka, Lucie, Ondřej, Jiří, Vojtěch, Tomáš',
    'Dvořáková, Černý, Růžička, Procházka, Kučera, Říhová, Beneš, Šimek',
    'Horský obchod, Hory',
  ),
  'en-GB': locale(
    'Imogen, Freya, Bethan, Aisling, Priya, Eilidh, Charlotte, Harriet, Owen, Callum, Rhys, Oliver, Fergus, Amir, Toby, George',
    "Hartley, Braithwaite, O'Connor, Pritchard, MacLeod, Ashworth, Patel, Fell, Thwaite, Gillespie, Whitfield, Begum, Penhaligon, Sinclair, Hughes, Dent",
    'Fell & Moor, Mountain Supplies',
  ),
  'en-US': locale(
    'Emily, Madison, Rosa, Keisha, Hannah, Mei, Sierra, Dana, Guadalupe, Abigail, Tyler, Mateo, Jamal, Ethan, Wyatt, Carlos, Liam, Noah, Hiroshi, Dakota',
    'Whitehorse, Delgado, Johnson, Nguyen, Ramirez, Anderson, Begay, Kim, Callahan, Washington, Schwartz, Rodriguez, McKenzie, Chen, Foster, Reyes, Sullivan, Okafor, Larsen, Tsosie',
    'Outfitters, Trailhead, Mountain Supply',
  ),
  'ja-JP': locale(
    'Haruto, Yui, Sakura, Ren, Aoi, Kenji, Hina, Takumi',
    'Sato, Yamamoto, Kobayashi, Ito, Nakamura, Watanabe, Mori, Fujita',
    'Yama no Mise, Sanso',
  ),
} as const satisfies Record<string, NamesOfLocale>

export type Locale = keyof typeof names

function locale(given: string, family: string, shop: string): NamesOfLocale {
  return { given: given.split(', '), family: family.split(', '), shop: shop.split(', ') }
}

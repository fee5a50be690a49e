/** The directory of professionals, and the words it is searched by. See tables.ts for the rest. */
export interface DirectoryTables {
  professional: {
    rpps: string;
    family_name: string;
    given_name: string;
    profession_system: string;
    profession: string;
    medical_regulation: 0 | 1;
  };
  exercise: {
    id: string;
    rpps: string;
    specialty: string | null;
    structure: string;
    postcode: string;
    town: string;
    region: string;
    /** The identifier of the structure with its type digit; nothing where the directory tells none. */
    structure_id: string | null;
  };
  /** The words of the names and places of the directory of professionals, without accents and capitals. */
  directory_word: { word: string; rpps: string; part: 'name' | 'place' };
  /** The words of one professional once more, each between two spaces: those who have one word are looked at for others. */
  directory_entry: { rpps: string; names: string; places: string };
  /** By what each word of the directory is found: its beginnings, and its forms without one letter. */
  directory_key: { key: string; kind: 'beginning' | 'near'; word: string };
}

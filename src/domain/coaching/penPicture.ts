import { sentencesOf, wordsOf } from './sentences';

/** What agencies do, in the words that they have for it. */
const SERVICES =
  /(?<!\p{L})(?:referr(?:al|als|ed)|re-?referr(?:al|als|ed)|assess(?:ment|ments|ed)|strategy (?:meeting|discussion)s?|case (?:conference|discussion|closed|note|file|was|is)s?|conferences?|core groups?|did not attend|dna'?d?|was not brought|non-?attendances?|appointments?|interventions?|thresholds?|safeguarding|social workers?|social care|children[’']s services|health visitors?|school nurses?|midwi(?:fe|ves|fery)|police|gps?|camhs|mash|lado|early help|child protection|child in need|cin plan|cp plan|section (?:17|47|20)|s\.?(?:17|47)|care plans?|care proceedings|multi-?agency|agenc(?:y|ies)|professionals?|practitioners?|services?|step(?:ped)?[- ]down|discharged?|caseloads?|allocated|closed to|open to|known to|home visits?|visited by|reviewed by|supervision|engage(?:d|ment)? with|disengage(?:d|ment)|welfare checks?|plan (?:ended|closed|was|in place)|court orders?|panel|screening|triaged?)(?!\p{L})/giu;

/** What a life is made of: what somebody likes, fears, says and does, and who they have. */
const LIFE =
  /(?<!\p{L})(?:like[sd]?|lov(?:e|es|ed|ing)|enjoy(?:s|ed)?|laugh(?:s|ed|ing)?|smil(?:e|es|ed|ing)|giggl(?:e|es|ed)|play(?:s|ed|ing)?|sings?|sang|danc(?:e|es|ed|ing)|draws?|drew|hug(?:s|ged)?|cuddl(?:e|es|ed)|cr(?:y|ies|ied)|afraid|scared|fear(?:s|ed)?|frightened|worr(?:y|ies|ied)|sad|happy|shy|funny|kind|cheeky|proud|quiet|loud|curious|want(?:s|ed)?|wish(?:es|ed)?|hop(?:e|es|ed)|dream(?:s|t|ed)?|miss(?:es|ed) (?:her|his|their)|favourites?|friends?|brothers?|sisters?|siblings?|mum(?:my)?|mother|dad(?:dy)?|father|nan(?:a|ny)?|gran(?:dad|ny|dma|dpa)?|grand(?:mother|father|parents?)|aunt(?:ie|y)?|uncle|cousins?|pets?|dogs?|cats?|toys?|books?|music|football|games?|teddy|sle(?:ep|eps|pt)|eats?|ate|hungry|food|hair|eyes|says|said|calls|called|talk(?:s|ed)?|babbl(?:e|es|ed)|nobody knows|we do not know|we don[’']t know|birthday|bed|garden|swim(?:s|ming)?|cooks?|school (?:plays?|trips?)|clever|gentle|calm(?:s|ed)?|comfort(?:s|ed)?|noisy|chat(?:s|ty|ted)?)(?!\p{L})/giu;

/** With fewer words than this there is nothing to say about them. */
const FEWEST_WORDS = 5;

/** True when more than half of a pen picture's words are about what services did, and not about the child's life. */
export function isMostlyServices(text: string): boolean {
  const sentences = sentencesOf(text).map((sentence) => ({
    words: wordsOf(sentence).length,
    isServices: count(sentence, SERVICES) > 2 * count(sentence, LIFE),
  }));
  const sum = (some: typeof sentences): number => some.reduce((so, { words }) => so + words, 0);
  const all = sum(sentences);
  return all >= FEWEST_WORDS && 2 * sum(sentences.filter(({ isServices }) => isServices)) > all;
}

const count = (sentence: string, pattern: RegExp): number => [...sentence.matchAll(pattern)].length;

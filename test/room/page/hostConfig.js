// How Teams draws cards: the sizes and spaces of its host configuration, with colours that can be read in both themes.

/** The colours of cards in each theme. Text colours have a contrast of 4.5 to 1 or more on every background of their theme. */
export const colours = {
  light: {
    text: '#242424',
    subtle: '#5c5c5c',
    accent: '#4f52b2',
    good: '#0e6a0e',
    warning: '#7d4200',
    attention: '#a80f1c',
    dark: '#242424',
    light: '#ffffff',
    line: '#e0e0e0',
    background: '#ffffff',
    emphasisBackground: '#f3f3f5',
    accentBackground: '#ebecfa',
    goodBackground: '#eaf5ea',
    warningBackground: '#fdf1e3',
    attentionBackground: '#fcebec',
  },
  dark: {
    text: '#ffffff',
    subtle: '#c2c2c2',
    accent: '#aab0fb',
    good: '#7fd17f',
    warning: '#f7b679',
    attention: '#f5a3a9',
    dark: '#1f1f1f',
    light: '#ffffff',
    line: '#474747',
    background: '#292929',
    emphasisBackground: '#343436',
    accentBackground: '#35365a',
    goodBackground: '#1d3a1d',
    warningBackground: '#452c10',
    attentionBackground: '#4b1d21',
  },
};

// High contrast as Teams has it: white, yellow and cyan on black, no shades, and a line around everything.
colours.contrast = {
  text: '#ffffff',
  subtle: '#ffffff',
  accent: '#1aebff',
  good: '#3ff23f',
  warning: '#ffff00',
  attention: '#ff9d9d',
  dark: '#1f1f1f',
  light: '#ffffff',
  line: '#ffffff',
  background: '#000000',
  emphasisBackground: '#000000',
  accentBackground: '#000000',
  goodBackground: '#000000',
  warningBackground: '#000000',
  attentionBackground: '#000000',
};

/** The colours as CSS variables, so that changing the theme redraws no card and loses nothing that was typed. */
export const variables = Object.fromEntries(Object.keys(colours.light).map((name) => [name, `var(--card-${name})`]));

/** The host configuration with the colours of one theme, or with the variables. */
export function hostConfig(palette) {
  const pair = (colour, subtle = colour) => ({ default: colour, subtle });
  const foregroundColors = {
    default: pair(palette.text, palette.subtle),
    dark: pair(palette.dark),
    light: pair(palette.light),
    accent: pair(palette.accent),
    good: pair(palette.good),
    warning: pair(palette.warning),
    attention: pair(palette.attention),
  };
  const style = (backgroundColor, borderColor = palette.line) => ({ backgroundColor, borderColor, foregroundColors });
  const font = (fontFamily) => ({
    fontFamily,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
  });
  const fact = (weight) => ({ size: 'Default', color: 'Default', isSubtle: false, weight, wrap: true });
  return {
    choiceSetInputValueSeparator: ',',
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    fontTypes: {
      default: font("'Segoe UI', 'Segoe UI Variable', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif"),
      monospace: font("Consolas, 'Courier New', monospace"),
    },
    textStyles: { heading: { fontType: 'default', size: 'large', weight: 'bolder', color: 'default', isSubtle: false } },
    textBlock: { headingLevel: 3 },
    containerStyles: {
      default: style(palette.background),
      emphasis: style(palette.emphasisBackground),
      accent: style(palette.accentBackground, palette.accent),
      good: style(palette.goodBackground, palette.good),
      warning: style(palette.warningBackground, palette.warning),
      attention: style(palette.attentionBackground, palette.attention),
    },
    inputs: {
      label: {
        inputSpacing: 'Small',
        requiredInputs: { weight: 'Bolder', color: 'Default', size: 'Default', suffix: ' *', suffixColor: 'Attention' },
        optionalInputs: { weight: 'Bolder', color: 'Default', size: 'Default' },
      },
      errorMessage: { size: 'Small', color: 'Attention', weight: 'Default', spacing: 'Small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'Default',
      buttonSpacing: 8,
      showCard: { actionMode: 'Inline', inlineTopMargin: 16, style: 'emphasis' },
      preExpandSingleShowCardAction: false,
      actionsOrientation: 'Horizontal',
      actionAlignment: 'Left',
    },
    adaptiveCard: { allowCustomStyle: false },
    imageSet: { imageSize: 'Medium', maxImageHeight: 100 },
    factSet: { title: fact('Bolder'), value: fact('Default'), spacing: 16 },
  };
}

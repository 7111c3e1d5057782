/** A style sheet imported for its effect: the bundler links it as a file, which is what the style policy allows. */
declare module '*.css' {}

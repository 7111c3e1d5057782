/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The step whose page is being rendered; `<Prediction />` in its text reads it. */
    step?: import('../../lessons/course.ts').Step;
  }
}

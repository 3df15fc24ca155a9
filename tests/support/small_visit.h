// The smallest visit that has all a session can meet: a mistake, its repair, a disclosure that
// must be earned, and three endings. Two decisions lead to each ending.
#pragma once

#include <string_view>

namespace fv::test {

inline constexpr std::string_view small_visit = R"(format: first-visit/1
id: small-visit
title: The small visit
summary: Two decisions at a door.
stage: first-visit
themes: [relationship-building]
minutes: 3
partner: {name: Dana Okafor, role: art teacher}
cast:
  rosa: {name: Rosa Delgado, role: Mateo's grandmother, said: ROH-sah}
places:
  porch: The porch
  kitchen: The kitchen
meters:
  trust: {name: Trust, start: 40, range: [0, 100]}
facts:
  reels: Mateo repairs fishing reels.
prepare:
  context: |
    You know her name.

    You know the way.
  questions: ['What are you nervous about?']
start: doorstep
scenes:
  doorstep:
    place: porch
    script:
      - narrator: The porch light is on.
      - rosa (wary): Both of you?
    decide:
      - option: introduce-both
        text: We come in twos.
        effects: [trust +10]
        ratings: {presence: 2, humility: 2}
        reply:
          - rosa (smiling): Come in, then.
        why: Both are guests. Nobody was brought along to watch.
        go: kitchen
      - option: show-attendance
        does: Hold up the sheet.
        text: He has missed nine days.
        effects: [trust -20]
        ratings: {presence: -2, humility: -2}
        breaches: hopes-and-dreams
        reply:
          - rosa (hurt): So that is it.
        why: The sheet makes the visit a summons. She closes up.
        go: kitchen
  kitchen:
    place: kitchen
    script:
      - partner: What a smell of coffee.
    decide:
      - option: ask-about-reels
        text: Whose reels are these?
        effects: [trust +20, {learn reels: trust >= 60}]
        ratings: {presence: 3, humility: 2}
        reply:
          - {rosa (proud): "His. He mends them.", when: trust >= 60}
        why: The question is about what he loves. She hears interest.
        go: end
      - option: apologise
        text: I brought that sheet, and I should not have.
        when: chose show-attendance
        effects: [trust +15]
        ratings: {presence: 1, humility: 3}
        repairs: [show-attendance]
        reply:
          - rosa (curious): Well.
        why: It names the mistake and changes course. She sees it.
        go: end
      - option: talk-about-school
        text: Let me tell you about our school.
        effects: [trust -5]
        ratings: {presence: -1, humility: 0}
        reply:
          - rosa (polite): Mm.
        why: The talk fills the room. She waits for it to end.
        go: end
endings:
  asked-back:
    title: Asked back
    when: trust >= 65 and knows reels
    script:
      - rosa (laughing): Stay for the soup.
    why: She was listened to.
  second-chance:
    title: A second chance
    when: trust >= 30
    script:
      - rosa (polite): Another day, perhaps.
    why: It was polite.
  door-closed:
    title: The door closed
    passes: false
    script:
      - rosa (tired): Good night.
    why: She was not asked anything.
reflect:
  - What surprised you?
  - {ask: 'What will you change on Monday?', with: partner}
)";

}  // namespace fv::test

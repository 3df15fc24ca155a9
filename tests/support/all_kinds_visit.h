// A visit in which every kind of decision occurs once, with a variation, help, a timer, a silence and
// a partner's turn. docs/format/every-kind.yaml is the same file: a test plays it.
#pragma once

#include <string_view>

namespace fv::test {

inline constexpr std::string_view all_kinds_visit = R"(format: first-visit/1
id: every-kind
title: Every kind of decision
summary: One visit in which each way of deciding occurs once.
stage: first-visit
themes: [relationship-building]
minutes: 5
partner: {name: Dana Okafor, called: Dana, role: art teacher}
cast:
  rosa: {name: Rosa Delgado, called: Mrs Delgado, role: Mateo's grandmother}
places: {car: The car, porch: The porch}
meters: {trust: {name: Trust, start: 40}}
facts: {reels: '{rosa} knows who mends the reels.'}
variations:
  door: [rosa-opens, nobody-opens]
  smell: {soup: garlic soup, paint: fresh paint}
prepare:
  context: '{rosa} said five o''clock.'
  questions: ['What are you nervous about, {you}?']
start: carry
scenes:
  carry:
    place: car
    script:
      - narrator: '{partner} opens the trunk.'
    ask: What goes in with you?
    hint: What would you want to see in a guest's hands?
    pick:
      - {item: badge, text: Your badge, right: true, why: It says who you are.}
      - {item: phone, text: 'Your phone, silent', right: true, why: Somebody may need you.}
      - {item: printout, text: His attendance printout, right: false, why: It has other days.}
      - {item: camera, text: A camera, right: false, why: Nobody was asked.}
    measures: {boundaries: 2}
    shows: [agenda-held]
    outcomes:
      - outcome: papers-in-hand
        when: picked printout
        breaches: hopes-and-dreams
        effects: [trust -10]
        reply:
          - partner: The printout, too?
        why: Paper comes in first and speaks first. She will look at it and not at you.
      - outcome: light-hands
        when: score >= 70
        effects: [trust +5]
        why: Nothing in your hands asks anything of her. You can take what she offers.
      - outcome: half-packed
        why: Some of it helps and some of it is in the way. You can put it down at the door.
    go: order-of-things
  order-of-things:
    ask: What comes first?
    order:
      - {item: greet, text: Greet everybody}
      - {item: thank, text: Thank them for having you}
      - {item: hopes, text: Ask what they hope for}
    measures: {presence: 3}
    outcomes:
      - {outcome: in-order, when: score == 100, effects: [trust +5], why: People come before questions. She can see that you have time., go: knock}
      - {outcome: out-of-order, why: It was all there and came in another order. She waits until you have found it., go: knock}
  knock:
    place: porch
    script:
      - {rosa (wary): 'Yes? It smells of {smell}, I know.', when: door is rosa-opens}
      - {narrator: Nobody comes., when: door is not rosa-opens}
    thought: {rosa: Two of them.}
    seconds: 20
    time-up: stand-still
    decide:
      - option: stand-still
        does: Wait.
        silent: true
        ratings: {presence: 2}
        effects: [trust +5]
        why: You let the door take its time. She sees that nobody is in a hurry.
        go: dana-speaks
      - option: call-out
        text: 'Hello? {rosa}? It is {you}!'
        ratings: {presence: -1}
        effects: [trust -3]
        why: The street knows now that you are here. She had meant to come at her own pace.
        go: dana-speaks
  dana-speaks:
    turn: partner
    alone: say-names
    decide:
      - {option: say-names, text: I'm Dana., ratings: {together: 2}, effects: [trust +3], reply: [{rosa (smiling): Dana.}], why: She says who she is. A name is a small thing to give.}
      - {option: look-around, does: Dana looks around., ratings: {together: -1}, why: It is quiet for a moment. Nobody was introduced.}
    go: judge
  judge:
    ask: How would these land?
    rate:
      - {item: how-nice, text: What a lovely house., expert: -1, why: Praise for a house is an inspection with a good result.}
      - {item: whose-reel, text: 'Whose reel is that?', expert: 3, why: It asks about what is there.}
    measures: {humility: 2}
    outcomes:
      - {outcome: reads-the-room, when: score >= 80, effects: [trust +5, learn reels], why: You heard them as she would. That is most of it., go: thanks}
      - {outcome: misreads-the-room, why: You heard them as you meant them. She hears them from her chair., go: thanks}
  thanks:
    ask: How do you say goodbye?
    say:
      model:
        - 'Thank you, {rosa}. It was half an hour, as you said.'
      checklist:
        - {item: thanked, text: I thanked her., hear: [thank you, thanks]}
        - {item: kept-time, text: I kept to the time., hear: [half an hour, on time]}
        - {item: asked-for-form, text: I asked for a signature., right: false, hear: [form, sign]}
    measures: {together: 3}
    outcomes:
      - {outcome: one-more-form, when: picked asked-for-form, effects: [trust -8], repairs: [], why: The paper comes at the end. Everything before it was the way to it., go: end}
      - {outcome: warm-goodbye, when: score >= 50, effects: [trust +5], repairs: [papers-in-hand], why: You went when you said you would. She can believe the next thing., go: end}
      - {outcome: short-goodbye, why: It was polite. It left nothing behind., go: end}
endings:
  warm: {title: 'Soup at {rosa}''s', when: trust >= 60 and chose warm-goodbye, script: [{rosa (smiling): 'Come again, {you}.'}], why: She was asked.}
  polite: {title: A polite evening, script: [{rosa (polite): Good night.}]}
reflect:
  - 'What did {partner} see?'
)";

/// An answer to each decision when one plays alone: it ends in `warm`.
inline constexpr const char* all_kinds_route[] = {"badge+phone", "greet>thank>hopes", "stand-still", "how-nice=-1+whose-reel=3", "thanked+kept-time"};

}  // namespace fv::test

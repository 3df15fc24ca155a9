// A visit that comes to more states than anybody wants to wait for, as a script: for bounds, for
// Ctrl-C and for benchmarks. Like a real one, only longer: decisions one after the other, two meters
// that move by what is chosen, facts that are learned where trust allows, and a hub one comes back to.
#pragma once

#include <string>

namespace fv::test {

[[nodiscard]] inline std::string large_visit(int decisions = 16)
{
    std::string text = R"(format: first-visit/1
id: large-visit
title: The large visit
summary: Longer than any evening.
stage: first-visit
themes: [logistics]
minutes: 60
partner: {name: Dana Okafor, role: art teacher}
cast:
  rosa: {name: Rosa Delgado, role: Mateo's grandmother}
meters:
  trust: {start: 40, range: [0, 100]}
  ease: {start: 50, range: [0, 100]}
facts:
)";
    for (int i = 0; i < decisions; ++i) text += "  fact-" + std::to_string(i) + ": Something about them.\n";
    text += "prepare: {context: A long evening., questions: ['Why?']}\nstart: scene-0\nscenes:\n";
    for (int i = 0; i < decisions; ++i) {
        const std::string n = std::to_string(i), next = i + 1 < decisions ? "scene-" + std::to_string(i + 1) : "end";
        text += "  scene-" + n + ":\n    script:\n      - narrator: The clock.\n      - {rosa (warm): \"More of it.\", when: trust >= 45 and ease < 70}\n    decide:\n";
        for (int o = 0; o < 4; ++o) {
            const std::string id = n + "-" + std::to_string(o);
            text += "      - option: option-" + id + "\n        text: Something to say in between, number " + id + ".\n        why: It has its reasons.\n";
            text += "        effects: [trust " + std::string(o % 2 == 0 ? "+" : "-") + std::to_string(3 + (i + 2 * o) % 5) + ", ease " + (o < 2 ? "+" : "-") + std::to_string(2 + (i + o) % 6);
            text += o == 1 ? ", {learn fact-" + n + ": trust >= 20}]\n" : "]\n";
            text += "        ratings: {presence: " + std::to_string(o - 1) + ", humility: " + std::to_string(2 - (i + o) % 4) + "}\n";
            text += "        reply:\n          - {rosa (proud): \"Yes.\", when: trust >= 60}\n          - {rosa (polite): \"Mm.\", when: trust < 60}\n";
            text += o == 3 && i > 0 && i % 5 == 0 ? "        once: true\n        go: [{to: scene-" + std::to_string(i - 1) + ", when: ease < 30}, {to: " + next + "}]\n" : "        go: " + next + "\n";
        }
    }
    return text + R"(endings:
  asked-back: {title: Asked back, when: trust >= 60 and knows fact-3, script: [{rosa: Come again.}], why: It was long.}
  good-night: {title: Good night, passes: false, script: [{rosa: Good night.}], why: It was late.}
reflect: ['What was it like?']
)";
}

}  // namespace fv::test

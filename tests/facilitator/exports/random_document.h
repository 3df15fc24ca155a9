// Documents that nobody would write, from a seed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "facilitator/exports/document.h"

namespace fv::test {

struct RandomDocument {
    paper::Document document;
    std::vector<std::string> words;  ///< each stands in the text once
};

class DocumentMaker {
public:
    explicit DocumentMaker(std::uint64_t seed) : chance_(seed) {}

    RandomDocument make()
    {
        RandomDocument made;
        made.document = {.title = text(), .language = pick(2) == 0 ? "en" : "es", .author = text(), .letterhead = "First Visit", .running = text(), .footer = text()};
        words_.clear();  // furniture may end in an ellipsis
        for (std::size_t i = pick(24); i > 0; --i) made.document.blocks.push_back(block(0));
        made.words = std::move(words_);
        return made;
    }

    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(chance_); }

private:
    std::mt19937_64 chance_;
    std::vector<std::string> words_;
    int count_ = 0;

    std::string word()
    {
        static const std::vector<std::string> others{"Nguyễn", "Ünal", "Siobhán", "¿qué?", "—", "fi", "Delgado", "office", "reels", "Ấm", "Đặng"};
        if (pick(3) != 0) return others[pick(others.size())];
        return words_.emplace_back("w" + std::to_string(++count_) + "w");
    }

    std::string text()
    {
        std::string out;
        const std::size_t length = pick(8) == 0 ? pick(700) : pick(24);
        for (std::size_t i = 0; i < length; ++i) {
            out += (out.empty() ? "" : " ") + word();
            if (pick(60) == 0) out += '\n';
            if (pick(90) == 0) out += " " + std::string(pick(300), 'x');  // a word longer than a line
        }
        return out;
    }
    paper::Text styled()
    {
        paper::Text out;
        for (std::size_t i = pick(4); i > 0; --i) out.parts.push_back({.text = text() + " ", .bold = pick(3) == 0, .italic = pick(3) == 0});
        return out;
    }
    paper::Tone tone() { return static_cast<paper::Tone>(pick(6)); }

    paper::Block table()
    {
        paper::Table table{.columns = {}, .rows = {}, .first_column_names = pick(2) == 0};
        const bool has_head = pick(3) != 0;
        for (std::size_t i = 1 + pick(5); i > 0; --i) table.columns.push_back({.title = has_head ? word() : "", .align = static_cast<paper::Align>(pick(3))});
        for (std::size_t i = pick(40); i > 0; --i) {
            std::vector<paper::Text>& row = table.rows.emplace_back();
            for (std::size_t k = pick(table.columns.size() + 1); k > 0; --k) row.push_back(pick(4) == 0 ? styled() : paper::Text(word()));
        }
        return table;
    }

    paper::Block chart()
    {
        paper::LineChart chart{.described = "a line", .lowest = 0, .highest = 100};
        for (std::size_t i = pick(70); i > 0; --i) chart.points.push_back({.value = static_cast<double>(pick(140)) - 20, .label = std::to_string(i), .tone = tone()});
        if (pick(2) == 0) chart.mark = {60, "needed"};
        if (pick(2) == 0 && !chart.points.empty()) chart.below = text();
        return chart;
    }

    paper::Block callout(int depth)
    {
        paper::Callout box{.tone = tone(), .label = pick(2) == 0 ? text() : "", .blocks = {}};
        for (std::size_t i = pick(5); i > 0; --i) box.blocks.push_back(block(depth + 1));
        return box;
    }

    paper::Block pairs_or_bars()
    {
        if (pick(2) == 0) {
            paper::Pairs pairs;
            for (std::size_t i = pick(6); i > 0; --i) pairs.rows.push_back({.name = word(), .text = styled(), .tone = tone()});
            return pairs;
        }
        paper::Bars bars{.bars = {}, .mark = 0.5, .below = word()};
        for (std::size_t i = 1 + pick(6); i > 0; --i) bars.bars.push_back({.name = word(), .words = text(), .share = static_cast<double>(pick(12)) / 10.0 - 0.1});
        return bars;
    }

    paper::Block block(int depth)
    {
        switch (pick(depth < 4 ? 11 : 8)) {
        case 0: return paper::Heading{.level = 1 + static_cast<int>(pick(3)), .text = text(), .align = static_cast<paper::Align>(pick(3))};
        case 1: return paper::Paragraph{.text = styled(), .tone = tone(), .size = static_cast<paper::Size>(pick(4)), .align = static_cast<paper::Align>(pick(3)), .told = pick(2) == 0, .leads_on = pick(4) == 0};
        case 2: {
            const bool is_told = pick(3) == 0;
            return paper::Quotation{.speaker = is_told ? "" : word(), .mood = is_told || pick(2) == 0 ? "" : word(), .text = styled()};
        }
        case 3: {
            paper::List list{.items = {}, .numbered = pick(2) == 0};
            for (std::size_t i = pick(6); i > 0; --i) list.items.push_back(styled());
            return list;
        }
        case 4: return pairs_or_bars();
        case 5: return chart();
        case 6: return paper::Rule{};
        case 7: return paper::PageBreak{};
        case 8: return table();
        default: return callout(depth);
        }
    }
};

}  // namespace fv::test

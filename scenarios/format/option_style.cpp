// Options that give themselves away: by length, by place, by a question mark, or by being alone.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <optional>

#include "foundation/source_text.h"
#include "scenarios/format/style_view.h"

namespace fv {
namespace {

constexpr double longest_ratio = 2.5;      // to the mean of the other options
constexpr double least_longer = 40;        // characters: short texts may differ by more
constexpr double most_telling = 0.40;      // share of decisions
constexpr double least_questions = 0.25, most_questions = 0.70;
constexpr double strongest_correlation = 0.4;
constexpr std::size_t enough_decisions = 5;              // for a share to mean something
constexpr std::size_t enough_for_correlation = 8;

struct Shown {
    std::size_t option = 0;  ///< place in Scenario::options
    double length = 0;       ///< characters
    int worth = 0;
    bool asks = false;       ///< ends in a question mark
};

/// A decision as most people meet it: the options that are always offered, if there are two; else all.
struct Offer {
    std::size_t scene = 0;
    std::vector<Shown> all, usual;

    /// The best by the sum of ratings; none where all are worth the same.
    [[nodiscard]] std::vector<Shown> best() const
    {
        const auto less = [](const Shown& a, const Shown& b) { return a.worth < b.worth; };
        const auto ends = std::minmax_element(usual.begin(), usual.end(), less);
        const auto worst = ends.first, most = ends.second;
        std::vector<Shown> found;
        if (worst->worth == most->worth) return found;
        std::copy_if(usual.begin(), usual.end(), std::back_inserter(found), [&](const Shown& o) { return o.worth == most->worth; });
        return found;
    }
};

bool ends_in_question(std::string_view text)
{
    for (const std::string_view mark : {"\"", "'", ")", "\xE2\x80\x9D", "\xC2\xBB", " "})
        if (text.ends_with(mark)) text.remove_suffix(mark.size());
    return text.ends_with('?');
}

std::vector<Offer> offers_of(const Scenario& s)
{
    std::vector<Offer> offers;
    for (std::size_t scene = 0; scene < s.scenes.size(); ++scene) {
        if (!is_choice(s.scenes[scene])) continue;
        Offer& offer = offers.emplace_back();
        offer.scene = scene;
        const Run run = s.scenes[scene].options;
        for (std::size_t i = run.first; i < run.first + run.count; ++i) {
            const std::string text = shown(s.options[i]);
            offer.all.push_back({.option = i, .length = static_cast<double>(characters_in(text)), .worth = worth(s.options[i]), .asks = ends_in_question(text)});
            if (s.options[i].when.always()) offer.usual.push_back(offer.all.back());
        }
        if (offer.usual.size() < 2) offer.usual = offer.all;
    }
    return offers;
}

void check_long_options(const StyleView& view, const std::vector<Offer>& offers)
{
    for (const Offer& offer : offers) {
        double sum = 0;
        for (const Shown& option : offer.all) sum += option.length;
        for (const Shown& option : offer.all) {
            const double others = (sum - option.length) / static_cast<double>(offer.all.size() - 1);
            if (option.length <= longest_ratio * others || option.length < others + least_longer || view.read.has_enough()) continue;
            view.read.warning("long-option", view.where_option(option.option),
                              fmt::format("option \"{}\" has {:.0f} characters, the others of its decision {:.0f} on average", view.s.options[option.option].key, option.length, others),
                              "say less here, or give the others as much to say");
        }
    }
}

/// The decisions of which something is true, told once for the whole script where they are too many.
struct Telling {
    std::vector<std::string> scenes;
    std::size_t first_option = 0;

    void add(const StyleView& view, const Offer& offer, std::size_t option)
    {
        if (scenes.empty()) first_option = option;
        scenes.push_back(view.s.scenes[offer.scene].key);
    }
    [[nodiscard]] double share_of(std::size_t decisions) const { return static_cast<double>(scenes.size()) / static_cast<double>(decisions); }
};

/// Where the best option is found without reading: longest, or first in the script.
void check_places_of_best(const StyleView& view, const std::vector<Offer>& rated)
{
    Telling longest, first;
    for (const Offer& offer : rated) {
        const auto most = std::max_element(offer.usual.begin(), offer.usual.end(), [](const Shown& a, const Shown& b) { return a.length < b.length; });
        for (const Shown& best : offer.best())
            if (best.length >= most->length) {
                longest.add(view, offer, best.option);
                break;
            }
        if (offer.best().front().option == offer.usual.front().option) first.add(view, offer, offer.usual.front().option);
    }
    if (longest.share_of(rated.size()) > most_telling)
        view.read.warning("best-is-longest", view.where_option(longest.first_option),
                          fmt::format("in {} of {} decisions the best option is the longest: {}", longest.scenes.size(), rated.size(), listed(longest.scenes)),
                          "cut the best ones, and let the others say as much");
    if (first.share_of(rated.size()) > most_telling)
        view.read.warning("best-is-first", view.where_option(first.first_option),
                          fmt::format("in {} of {} decisions the best option is the first in the script: {}", first.scenes.size(), rated.size(), listed(first.scenes)),
                          "change the order in some of them; options are shuffled for players, but not for those who read the script");
}

void check_questions(const StyleView& view, const std::vector<Offer>& rated)
{
    double questions = 0;
    for (const Offer& offer : rated) {
        const std::vector<Shown> best = offer.best();
        questions += static_cast<double>(std::count_if(best.begin(), best.end(), [](const Shown& o) { return o.asks; })) / static_cast<double>(best.size());
    }
    const double share = questions / static_cast<double>(rated.size());
    if (share >= least_questions && share <= most_questions) return;
    view.read.warning("questions-tell", view.where_scene(rated.front().scene),
                      fmt::format("in {:.0f} % of {} decisions the best option ends in a question mark; between 25 and 70 % tells nobody where to look", share * 100, rated.size()),
                      share > most_questions ? "let the best thing now and then be a statement, a silence or something done" : "let the best thing now and then be a good question");
}

/// Pearson's correlation of length with worth, both taken from the mean of their decision, so that
/// long decisions don't count for more. Nothing where either never differs.
std::optional<double> correlation(const std::vector<Offer>& offers)
{
    double lengths = 0, worths = 0, both = 0;
    for (const Offer& offer : offers) {
        const auto count = static_cast<double>(offer.usual.size());
        double mean_length = 0, mean_worth = 0;
        for (const Shown& option : offer.usual) {
            mean_length += option.length / count;
            mean_worth += option.worth / count;
        }
        for (const Shown& option : offer.usual) {
            const double length = option.length - mean_length, value = option.worth - mean_worth;
            lengths += length * length;
            worths += value * value;
            both += length * value;
        }
    }
    if (lengths <= 0 || worths <= 0) return std::nullopt;
    return both / std::sqrt(lengths * worths);
}

void check_lengths(const StyleView& view, const std::vector<Offer>& rated)
{
    const auto found = correlation(rated);
    if (!found || *found <= strongest_correlation) return;
    view.read.warning("length-tells", view.where_scene(rated.front().scene),
                      fmt::format("the longer an option, the better it is rated: a correlation of {:.2f} over {} decisions (at most {:.1f})", *found, rated.size(), strongest_correlation),
                      "some good answers are four words long, and some harmful ones go on for three sentences");
}

void check_temptation(const StyleView& view, const std::vector<Offer>& rated)
{
    Telling alone;
    for (const Offer& offer : rated) {
        const auto good = std::count_if(offer.all.begin(), offer.all.end(), [](const Shown& o) { return o.worth >= 1; });
        if (good < 2) alone.add(view, offer, offer.best().front().option);
    }
    if (alone.scenes.size() * 2 <= rated.size()) return;
    view.read.warning("one-obvious-answer", view.where_option(alone.first_option),
                      fmt::format("in {} of {} decisions only one option, or none, is rated above 0: {}", alone.scenes.size(), rated.size(), listed(alone.scenes)),
                      "in at least half of them, let a second option be good, too, in another way");
}

}  // namespace

void check_option_style(const StyleView& view)
{
    const std::vector<Offer> offers = offers_of(view.s);
    check_long_options(view, offers);
    std::vector<Offer> rated;
    std::copy_if(offers.begin(), offers.end(), std::back_inserter(rated), [](const Offer& offer) { return !offer.best().empty(); });
    if (rated.size() < enough_decisions) return;
    check_places_of_best(view, rated);
    check_questions(view, rated);
    check_temptation(view, rated);
    if (rated.size() >= enough_for_correlation) check_lengths(view, rated);
}

}  // namespace fv

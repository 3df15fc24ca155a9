#include "rehearsal_by_hand.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <sstream>

namespace fv::test {

Folder::Folder()
{
    std::random_device random;
    path_ = std::filesystem::temp_directory_path() / ("fv-ui-" + std::to_string(random()));
    std::filesystem::create_directories(path_);
}

std::string first_option(const Frame& frame)
{
    const auto options = frame.named_like("option:");
    return options.empty() ? std::string{} : options.front()->name;
}

std::string decision_shown(const Frame& frame)
{
    std::vector<std::string> names;
    for (const Seen* option : frame.named_like("option:")) names.push_back(option->name);
    std::sort(names.begin(), names.end());
    std::string all;
    for (const std::string& name : names) all += name + ' ';
    return all;
}

Frame wait_for_next(WatchedProgram& program, const std::string& before)
{
    return program.wait_for("the next decision", [&](const Frame& f) { return f.find("reflect") != nullptr || (!decision_shown(f).empty() && decision_shown(f) != before); });
}

void go_to_the_door(Desk& desk, WatchedProgram& program, const std::string& name)
{
    (void)program.wait_for("the name field", [](const Frame& f) { return f.find("name") != nullptr; });
    program.click("name");
    desk.type(name);
    (void)program.wait_for("the name typed", [&](const Frame& f) { return f.find("name") != nullptr && f.find("name")->text == name; });
    program.click("enter");
    program.click("begin:kitchen-table");
    program.click("set-out");
    (void)program.wait_for("the first decision", [](const Frame& f) { return !decision_shown(f).empty(); });
}

namespace {

bool overlap(const Box& a, const Box& b)
{
    constexpr float slack = 1.5F;  // pixels that the line boxes of two paragraphs may share
    return std::min(a.right(), b.right()) - std::max(a.x, b.x) > slack && std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > slack;
}

}  // namespace

std::string layout_faults(const Frame& frame)
{
    std::ostringstream out;
    std::vector<const Seen*> texts;
    for (const Seen& thing : frame.things) {
        if (thing.kind == "text" && thing.visible().h > 1 && thing.visible().w > 1) texts.push_back(&thing);
        const bool too_wide = thing.box.right() > thing.clip.right() + 2 || thing.box.x < thing.clip.x - 2;
        if (thing.kind != "region" && thing.box.w > 0 && too_wide && thing.visible().h > 1)
            out << "cut off at the side: " << thing.kind << ' ' << thing.name << " \"" << thing.text.substr(0, 50) << "\" " << thing.box.x << ".." << thing.box.right() << " in " << thing.clip.x << ".." << thing.clip.right() << '\n';
        if ((thing.kind == "button" || thing.kind == "field") && !thing.enabled && thing.visible().h > 1) out << "nothing to press: " << thing.name << '\n';
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            if (overlap(texts[i]->visible(), texts[j]->visible())) out << "text over text: \"" << texts[i]->text.substr(0, 50) << "\" and \"" << texts[j]->text.substr(0, 50) << "\"\n";
    return out.str();
}

void picture(Desk& desk, WatchedProgram& program, const std::string& name)
{
    (void)program.settled();
    if (const char* folder = std::getenv("FV_PICTURES")) desk.picture(std::string(folder) + "/" + name + ".ppm");
}

}  // namespace fv::test
